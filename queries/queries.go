// Package queries holds what is asked of the facts: the queries that the site
// answers and the checks of its rules. A folder of the same name in an archive
// overrides both file by file, and may add more.
package queries

import "embed"

// Files are `NAME.sql` for each query, and `checks/NAME.sql` for each rule.
//
//go:embed *.sql checks
var Files embed.FS

// Schema makes the tables, and says what they and their columns mean.
//
//go:embed base/schema.sql
var Schema string

// Macros are what queries and checks have in common.
//
//go:embed base/macros.sql
var Macros string
