// Package content is the archive that the program shows as its example. Of it
// the program carries the dashboards, which every archive has unless it has
// its own of the name.
package content

import "embed"

// Dashboards are `dashboards/NAME.md`.
//
//go:embed dashboards/*.md
var Dashboards embed.FS
