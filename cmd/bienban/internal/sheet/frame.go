package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"sync"

	"github.com/xuri/excelize/v2"
)

// Tab is one of the sheets of a workbook of several.
type Tab struct {
	Name  string
	Heads []Head
}

// Head is a column's head, and how wide the column is, in characters.
type Head struct {
	Text  string
	Width int
}

// Frame is what all workbooks with the same sheets share. It is made once:
// making an empty workbook of ten sheets takes more than all that is in it.
type Frame struct {
	tabs  []Tab
	style styles
	parts []packed // of the file, in their order
	paths []string // of the tabs' parts
}

// packed is one part of the file as it lies there.
type packed struct {
	zip.FileHeader
	content []byte
}

// NewFrame makes the frame of workbooks with these sheets.
func NewFrame(tabs []Tab) (_ *Frame, err error) {
	f := &Frame{tabs: tabs}
	book := excelize.NewFile()
	defer func() {
		if closed := book.Close(); err == nil {
			err = closed
		}
	}()
	if f.style, err = makeStyles(book); err != nil {
		return nil, err
	}
	for i, t := range tabs {
		if i == 0 {
			err = book.SetSheetName("Sheet1", t.Name)
		} else {
			_, err = book.NewSheet(t.Name)
		}
		if err != nil {
			return nil, err
		}
		f.paths = append(f.paths, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return f, f.unpack(b.Bytes())
}

// unpack keeps an empty workbook's parts, but for the sheets, as they lie.
func (f *Frame) unpack(b []byte) error {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for _, file := range z.File {
		if slices.Contains(f.paths, file.Name) {
			continue
		}
		raw, err := file.OpenRaw()
		if err != nil {
			return err
		}
		content, err := io.ReadAll(raw)
		if err != nil {
			return err
		}
		f.parts = append(f.parts, packed{zip.FileHeader{
			Name: file.Name, Method: file.Method, CRC32: file.CRC32,
			CompressedSize64: file.CompressedSize64, UncompressedSize64: file.UncompressedSize64,
		}, content})
	}
	slices.SortFunc(f.parts, func(a, b packed) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

// Write makes a workbook: rows[i] are those of the i-th sheet, below its head.
// A cell is nil, a string, an int, a time.Time (a day), or a Link; rows beyond
// what a sheet holds are an error.
func (f *Frame) Write(w io.Writer, rows [][][]any) error {
	z := zip.NewWriter(w)
	for _, p := range f.parts {
		if err := p.write(z); err != nil {
			return err
		}
	}
	x := takeXML()
	defer x.giveBack()
	for i, t := range f.tabs {
		if len(rows[i]) > maxRows {
			return fmt.Errorf("sheet %s: %d rows are more than a sheet holds", t.Name, len(rows[i]))
		}
		x.sheet(t, f.style, rows[i])
		p, err := x.pack(f.paths[i])
		if err == nil {
			err = p.write(z)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *packed) write(z *zip.Writer) error {
	h := p.FileHeader
	out, err := z.CreateRaw(&h)
	if err == nil {
		_, err = out.Write(p.content)
	}
	return err
}

// packer is what making a sheet's part needs, kept from one to the next.
type packer struct {
	xml   bytes.Buffer
	small bytes.Buffer
	flate *flate.Writer
}

var packers = sync.Pool{New: func() any {
	p := &packer{}
	p.flate, _ = flate.NewWriter(&p.small, flate.BestSpeed) // an error only for a wrong level
	return p
}}

func takeXML() *packer { return packers.Get().(*packer) }

func (x *packer) giveBack() { packers.Put(x) }

// pack makes a part of what was written; it is good until the next.
func (x *packer) pack(name string) (*packed, error) {
	x.small.Reset()
	x.flate.Reset(&x.small)
	_, err := x.flate.Write(x.xml.Bytes())
	if err == nil {
		err = x.flate.Close()
	}
	return &packed{zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(x.xml.Bytes()),
		CompressedSize64: uint64(x.small.Len()), UncompressedSize64: uint64(x.xml.Len()),
	}, x.small.Bytes()}, err
}
