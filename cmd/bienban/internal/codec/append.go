package codec

import (
	"encoding/binary"
	"unsafe"
)

// header is a slice in memory.
type header struct {
	data     unsafe.Pointer
	len, cap int
}

func (p *plan) append(dst []byte, v unsafe.Pointer) []byte {
	for k := range p.steps {
		s := &p.steps[k]
		at := unsafe.Add(v, s.at)
		switch s.kind {
		case kindString:
			x := *(*string)(at)
			dst = append(binary.AppendUvarint(dst, uint64(len(x))), x...)
		case kindBool, kindUint8:
			dst = append(dst, *(*byte)(at))
		case kindInt8:
			dst = binary.AppendVarint(dst, int64(*(*int8)(at)))
		case kindInt16:
			dst = binary.AppendVarint(dst, int64(*(*int16)(at)))
		case kindInt32:
			dst = binary.AppendVarint(dst, int64(*(*int32)(at)))
		case kindInt64:
			dst = binary.AppendVarint(dst, *(*int64)(at))
		case kindUint16:
			dst = binary.AppendUvarint(dst, uint64(*(*uint16)(at)))
		case kindUint32:
			dst = binary.AppendUvarint(dst, uint64(*(*uint32)(at)))
		case kindUint64:
			dst = binary.AppendUvarint(dst, *(*uint64)(at))
		case kindFloat32:
			dst = binary.LittleEndian.AppendUint64(dst, uint64(*(*uint32)(at)))
		case kindFloat64:
			dst = binary.LittleEndian.AppendUint64(dst, *(*uint64)(at))
		case kindArray:
			dst = append(dst, unsafe.Slice((*byte)(at), s.n)...)
		case kindBytes:
			x := *(*[]byte)(at)
			dst = append(binary.AppendUvarint(dst, uint64(len(x))), x...)
		case kindSlice:
			x := (*header)(at)
			dst = binary.AppendUvarint(dst, uint64(x.len))
			for i := range x.len {
				dst = s.of.append(dst, unsafe.Add(x.data, uintptr(i)*s.of.size))
			}
		case kindPointer:
			x := *(*unsafe.Pointer)(at)
			if x == nil {
				dst = append(dst, 0)
				continue
			}
			dst = s.of.append(append(dst, 1), x)
		}
	}
	return dst
}
