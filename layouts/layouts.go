// Package layouts holds the site's templates and assets. A folder of the same
// name in an archive overrides them file by file.
package layouts

import "embed"

// Files are the templates (`*.html`) and, under assets/, what pages load.
//
//go:embed *.html assets
var Files embed.FS
