// Package search makes an index of a site's text and answers from it. The index
// is a folder of small scripts that a page opened by double click can load;
// layouts/assets/lookup.js, decode.js and rank.js read it as this package does.
//
// A record stands at a row of a segment (plan.go). Words, neighbouring words
// and filters are keys; each leads to an entry: where it occurs, how high, in
// which forms (entry.go). Entries lie in shards by a hash of their key, so that
// a query reads only those of its words, pairs and filters. Texts lie in
// fragments. Every part is named by its content; the manifest alone has a fixed
// name.
//
// # Files
//
// search/manifest.js is bienban.manifest(JSON), see the type manifest. All else
// is in parts: search/xx/yyyyyyyyyyyy.js is bienban.part("xxyyyyyyyyyyyy",
// "BASE64"), named by the first 7 bytes of the payload's hash (XXH3, 128 bits),
// in hex. A reference to a part is these bytes, zeros where there is none. A
// payload is a byte, 0 where the body is stored and 1 where it is deflated,
// the CRC-32 of the body (IEEE, 4 bytes, low first), and the body, which is one
// of these:
//
//   - a directory: up to 128 references, to shards by their number or to
//     fragments by the rows that they hold; the manifest names the directories,
//     or where there are no more than 512 references, has these itself;
//   - a shard, or a section of an entry that is too long for its shard;
//   - a fragment: the JSON of neighbouring records (fragment.go);
//   - the words with one first character: how many, then each as keys are
//     written, with a byte that is the bit length of how many places hold it;
//   - the days of sittings: how many, then each as the difference of yyyymmdd to
//     the day before, with the number of its sittings.
//
// All numbers in them are varints: unsigned, 7 bits a byte, low first.
//
// # Shards
//
// A shard is the number of its entries, then these, in the order of their keys'
// bytes. A key is how many bytes it shares with the one before, how many follow,
// and these. Then come a byte of flags; the form (its length and bytes) where
// there is one that isn't the key, or where there are several their number and
// each; and sections, each its length and bytes, or a zero and a reference:
//
//   - the places: a set of sittings, the items, and a set of others. An item is
//     given as the place of its sitting among those of the entry × slots + its
//     number. Up to 32 × slots of them are one set; of more, how many there are
//     stands before a set of such places for each number;
//   - with levels: the set of the positions that are headings or titles, and the
//     set of those among them that are titles. Positions count through sittings,
//     items and others of the entry;
//   - with several forms, for each the set of its positions.
//
// # Sets
//
// A set of numbers below a bound that both sides know is its size, and nothing
// more if it is empty or full. A single number follows as it is. Else a byte says
// how the rest is written: 0 to 31 is k of a Rice coding of the gaps, 32 to 63
// that of the gaps of the complement, with k = byte-32, and 64 a bitmap, low bit
// first. A gap is what lies between a number and the one before; it is written
// as gap>>k ones, a zero and its k low bits, low first, and the last byte is
// filled with zeros.
package search

// format is the number of the format, which changes whenever what stands above
// does: no other is read.
const format = 1
