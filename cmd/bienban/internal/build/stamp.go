package build

import (
	"io/fs"
	"os"
	"path/filepath"

	"bienban/cmd/bienban/internal/archive"
	"bienban/cmd/bienban/internal/codec"
	"bienban/cmd/bienban/internal/diag"
	"bienban/cmd/bienban/internal/redact"
)

// stamp is what the last good build came to, and from what it was made: if
// nothing of that changed, there is nothing to do.
type stamp struct {
	Key         archive.Hash
	Sessions    int32
	Diagnostics []diag.Diagnostic
}

var stampCodec = codec.Of[stamp]()

func (o Options) stampFile() string { return filepath.Join(o.state(), "stamp") }

// sums gives the hashes of the archive's files and of all together; nil where
// loading must tell what is wrong.
func (o Options) sums() (archive.Sums, archive.Hash) {
	sums, all, err := archive.Sum(o.Source)
	if err != nil {
		return nil, all
	}
	return sums, all
}

// lastBuild gives the last good build's stamp if this one has the very same
// sources.
func (o Options) lastBuild(sums archive.Sums, all archive.Hash) *stamp {
	b, err := os.ReadFile(o.stampFile())
	var last stamp
	if err != nil || sums == nil {
		return nil
	}
	if rest, err := stampCodec.Decode(string(b), &last); err != nil || rest != "" {
		return nil
	}
	if key, err := o.key(all); err != nil || key != last.Key {
		return nil
	}
	return &last
}

// remember notes what this build was made from.
func (o Options) remember(a *archive.Archive, res *Result) error {
	key, err := o.key(a.Sum)
	if err != nil {
		return err
	}
	temp := o.stampFile() + ".new"
	b := stampCodec.Append(nil, &stamp{key, int32(res.Sessions), res.Diagnostics})
	if err := os.WriteFile(temp, b, 0o644); err != nil {
		return err
	}
	return os.Rename(temp, o.stampFile())
}

// key is all that a build depends on: the archive's files, its layouts, the
// program, and how it was called.
func (o Options) key(sources archive.Hash) (archive.Hash, error) {
	own := program()
	b := append(append([]byte(nil), sources[:]...), own[:]...)
	b = append(b, o.Lang...)
	b = append(b, 0)
	b = append(b, (o.AsOf.String() + "/" + o.Today.String())...)
	secret, _ := os.ReadFile(filepath.Join(o.Source, redact.SecretFile)) // of codes; none is one too
	b = append(append(b, secret...), 0)
	for _, of := range []func(string) (fs.FS, error){Layouts, Queries} {
		over, err := of(o.Source)
		if err != nil {
			return archive.Hash{}, err
		}
		err = fs.WalkDir(over, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := fs.ReadFile(over, name)
			b = append(append(append(b, name...), 0), content...)
			return err
		})
		if err != nil {
			return archive.Hash{}, err
		}
	}
	return archive.HashOf(b), nil
}
