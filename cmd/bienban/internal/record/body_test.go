package record

import (
	"strings"
	"testing"
)

// bodyOf gives the HTML of a page's text.
func bodyOf(text string) string {
	src, _ := NewSource("sessions/u/x.md", []byte("---\nunit: u\ndate: 2019-11-04\n---\n"+text))
	_, body, _ := ReadSession(src)
	return string(Keep(body.HTML(), func(string) bool { return true }))
}

// TestBody shows what minutes become.
func TestBody(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"# Tiêu đề\n\nChữ **đậm**.\n", "<p>Chữ <strong>đậm</strong>.</p>\n"},
		{"# Một\n\n# Hai\n", "<h2 id=\"hai\">Hai <a class=\"pin\" href=\"#hai\" aria-labelledby=\"hai\"></a></h2>\n"},
		{"## Main\n", "<h2 id=\"s-main\">Main <a class=\"pin\" href=\"#s-main\" aria-labelledby=\"s-main\"></a></h2>\n"},
		{"- ## Trong\n", "<ul>\n<li>\n<h2>Trong</h2>\n</li>\n</ul>\n"},
		{"## 1\n\n## 1\n", "<h2 id=\"s-1\">1 <a class=\"pin\" href=\"#s-1\" aria-labelledby=\"s-1\"></a></h2>\n<h2 id=\"s-1-2\">1 <a class=\"pin\" href=\"#s-1-2\" aria-labelledby=\"s-1-2\"></a></h2>\n"},
		{"Một <b onclick=\"a\">hai</b><!-- ba -->.\n", "<p>Một &lt;b onclick=&quot;a&quot;&gt;hai&lt;/b&gt;.</p>\n"},
		{"Một <!-- hai\nba --> bốn\n", "<p>Một  bốn</p>\n"},
		{"<script>\nalert(1)\n</script>\n", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"},
		{"<!-- a -->\n", ""},
		{"<!-- a --> còn <i>lại</i>\n", "<p>còn &lt;i&gt;lại&lt;/i&gt;</p>\n"},
		{"<!-- a -->một<!-- b\n\nc -->\n", "<p>một</p>\n<p>c --&gt;</p>\n"},
		{"<div>\n<!-- a -->\n</div>\n", "<p>&lt;div&gt;\n\n&lt;/div&gt;</p>\n"},
		{"[a](javascript:alert(1)) [b](JAVA&#83;CRIPT&colon;a) [c](< data:a>)\n", "<p>a b c</p>\n"},
		{"<javascript:alert(1)> <vbscript:a> <file:///a>\n", "<p>javascript:alert(1) vbscript:a file:///a</p>\n"},
		{"[a](https://a.b/?c=d&e \"<t>\") <x@y.z>\n", "<p><a href=\"https://a.b/?c=d&amp;e\" title=\"&lt;t&gt;\">a</a> <a href=\"mailto:x@y.z\">x@y.z</a></p>\n"},
		{"[a](y.md#1) [b](../z.md) [c](#f1)\n", "<p><a href=\"y.html#1\">a</a> <a href=\"../z.html\">b</a> <a href=\"#f1\">c</a></p>\n"},
		{"[a](//evil.example) [b](\\\\evil) [c](/etc/passwd) [d](../../../x)\n", "<p>a b c d</p>\n"},
		{"![chữ](a.png) [![chữ](a.png)](https://a.b)\n", "<p>chữ <a href=\"https://a.b\">chữ</a></p>\n"},
		{"| a | b |\n|:-:|--|\n| 1 | 2 |\n", "<div class=\"wide\"><table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"center\">1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table></div>\n"},
		{"## Biểu dương\n\n- A: b\n", "<h2 id=\"bieu-duong\">Biểu dương <a class=\"pin\" href=\"#bieu-duong\" aria-labelledby=\"bieu-duong\"></a></h2>\n<ul>\n<li>A: b</li>\n</ul>\n"},
		{"## Tự phê bình: A\n### Khuyết điểm\n- một\n\n  hai\n- ba\n  - bốn\n", "<h2 id=\"tu-phe-binh\">Tự phê bình: A <a class=\"pin\" href=\"#tu-phe-binh\" aria-labelledby=\"tu-phe-binh\"></a></h2>\n<h3 id=\"khuyet-diem\">Khuyết điểm <a class=\"pin\" href=\"#khuyet-diem\" aria-labelledby=\"khuyet-diem\"></a></h3>\n<ul>\n<li id=\"1\">\n<p>một <a class=\"pin\" href=\"#1\">#1</a>\x001\x00</p>\n<p>hai</p>\n</li>\n<li id=\"2\">\n<p>ba <a class=\"pin\" href=\"#2\">#2</a>\x002\x00</p>\n<ul>\n<li>bốn</li>\n</ul>\n</li>\n</ul>\n"},
		{"## Phân công\n| Đồng chí | Nhiệm vụ |\n|--|--|\n| A | b |\n", "<h2 id=\"phan-cong\">Phân công <a class=\"pin\" href=\"#phan-cong\" aria-labelledby=\"phan-cong\"></a></h2>\n<div class=\"wide\"><table>\n<thead>\n<tr>\n<th>Đồng chí</th>\n<th>Nhiệm vụ</th>\n</tr>\n</thead>\n<tbody>\n<tr id=\"t1\">\n<td>A</td>\n<td>b <a class=\"pin\" href=\"#t1\">#t1</a>\x00t1\x00</td>\n</tr>\n</tbody>\n</table></div>\n"},
		{"## Follow-up\n- 2019-10-02#1: open\n", "<h2 id=\"follow-up\">Follow-up <a class=\"pin\" href=\"#follow-up\" aria-labelledby=\"follow-up\"></a></h2>\n<ul>\n<li id=\"f1\">2019-10-02#1: open\x00f1\x00</li>\n</ul>\n"},
	} {
		if got := bodyOf(c.in); got != c.want {
			t.Errorf("%q gives\n%q, want\n%q", c.in, got, c.want)
		}
	}
}

// TestBodyTwice asks for a body's HTML again.
func TestBodyTwice(t *testing.T) {
	src, _ := NewSource("a.md", []byte("# Một\n\n# Hai\n\nchữ\n"))
	_, body, _ := ReadPage(src)
	if a, b := body.HTML(), body.HTML(); string(a) != string(b) || !strings.Contains(string(a), "Hai") {
		t.Errorf("%q, then %q", a, b)
	}
	if (Body{}).HTML() != nil {
		t.Error("nothing has a body")
	}
}
