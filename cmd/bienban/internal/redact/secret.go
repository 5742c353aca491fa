package redact

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// SecretFile is the secret of codes, which lies in the archive's folder and is never published.
const SecretFile = ".bienban-secret"

// ErrSecret says that a file is no secret that the program made.
var ErrSecret = errors.New("not 64 hexadecimal digits; restore the file, or delete it for new codes")

// Secret reads an archive's secret, and makes one where there is none. The
// error is the file's, or ErrSecret.
func Secret(dir string) ([]byte, error) {
	name := filepath.Join(dir, SecretFile)
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err = makeSecret(name); err == nil || errors.Is(err, fs.ErrExist) {
			b, err = os.ReadFile(name)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the secret of codes: %w", err)
	}
	secret, err := hex.DecodeString(string(bytes.TrimSpace(b)))
	if err != nil || len(secret) != 32 {
		return nil, fmt.Errorf("the secret of codes: %s: %w", name, ErrSecret)
	}
	return secret, nil
}

// makeSecret writes a new secret, never in another's place; half of one is
// removed.
func makeSecret(name string) error {
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%x\n", secret)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(name)
	}
	return err
}
