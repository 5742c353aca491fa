// Decodes the parts of the search index: base64, CRC-32 and deflate around
// numbers, keys and sets, as the program's package search writes them.
(() => {
  'use strict';

  const most = 64 << 20; // bytes of a part's body, more than any has

  const damage = () => { throw new RangeError('damaged'); };

  function binary(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  const crcs = Int32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = (n >>> 1) ^ (n & 1 ? 0xedb88320 : 0);
    return n;
  });
  function crc32(bytes) {
    let crc = -1;
    for (let i = 0; i < bytes.length; i++) crc = crcs[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
    return ~crc >>> 0;
  }

  async function inflate(bytes) {
    const { readable, writable } = new DecompressionStream('deflate-raw');
    const writer = writable.getWriter();
    for (const step of [writer.write(bytes), writer.close()]) step.catch(() => {}); // reading fails too
    const reader = readable.getReader();
    const chunks = [];
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      size += next.value.length;
      if (size > most) damage(); // a body is small
    }
    if (chunks.length === 1) return chunks[0];
    const out = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }

  // unpack gives the body of a part.
  async function unpack(base64) {
    const payload = binary(base64);
    if (payload.length < 5 || payload[0] > 1) damage();
    const body = payload[0] ? await inflate(payload.subarray(5)) : payload.subarray(5);
    if (crc32(body) !== new DataView(payload.buffer).getUint32(1, true)) damage();
    return body;
  }

  // A Reader takes bytes apart; it throws where they can't be what was written.
  class Reader {
    constructor(bytes) {
      this.bytes = bytes;
      this.at = 0;
    }

    take(n) {
      const from = this.at;
      this.at += n;
      if (this.at > this.bytes.length) damage();
      return this.bytes.subarray(from, this.at);
    }

    byte() { return this.at < this.bytes.length ? this.bytes[this.at++] : damage(); }

    number() {
      let value = 0;
      for (let scale = 1; scale < 2 ** 49; scale *= 128) {
        const b = this.byte();
        value += (b & 127) * scale;
        if (b < 128) return value;
      }
      return damage();
    }

    // count reads how many things follow, each of a byte or more.
    count() {
      const n = this.number();
      return n <= this.bytes.length - this.at ? n : damage();
    }

    done(value) { return this.at === this.bytes.length ? value : damage(); }

    // set reads a sorted set of numbers below a universe.
    set(universe) {
      const n = this.number();
      if (n > universe) damage();
      if (n === 0) return new Uint32Array();
      if (n === universe) return rest(universe, []);
      if (n === 1) {
        const only = this.number();
        return only < universe ? Uint32Array.of(only) : damage();
      }
      const mode = this.byte();
      if (mode < 32) return this.rice(universe, n, mode);
      if (mode < 64) return rest(universe, this.rice(universe, universe - n, mode - 32));
      return mode === 64 ? this.bitmap(universe, n) : damage();
    }

    // rice reads gaps: what they are of 2^k in ones, a zero, and k low bits.
    rice(universe, n, k) {
      const { bytes } = this;
      const end = bytes.length;
      if (n * (k + 1) > (end - this.at) * 8) damage();
      const out = new Uint32Array(n);
      const scale = 2 ** k;
      let { at } = this, word = 0, held = 0, next = 0; // held are the bits of word not read yet, below 32
      for (let i = 0; i < n; i++) {
        for (;;) {
          while (held < 24 && at < end) {
            word |= bytes[at++] << held;
            held += 8;
          }
          const ones = 31 - Math.clz32(~word & (word + 1));
          next += ones * scale;
          word >>>= ones;
          held -= ones;
          if (held > 0) break;
          if (at === end || next >= universe) damage();
        }
        word >>>= 1;
        held--;
        for (let have = 0; have < k;) {
          while (held < 24 && at < end) {
            word |= bytes[at++] << held;
            held += 8;
          }
          if (held === 0) damage();
          const some = Math.min(k - have, held);
          next += (word & ((1 << some) - 1)) * (have ? 2 ** have : 1);
          word >>>= some;
          held -= some;
          have += some;
        }
        if (next >= universe) damage();
        out[i] = next++;
      }
      this.at = at - (held >> 3);
      return out;
    }

    bitmap(universe, n) {
      const bytes = this.take(Math.ceil(universe / 8));
      const out = new Uint32Array(n);
      let found = 0;
      for (let i = 0; i < bytes.length; i++) {
        for (let left = bytes[i]; left; left &= left - 1) out[found++] = i * 8 + 31 - Math.clz32(left & -left);
      }
      return found === n && out[n - 1] < universe ? out : damage();
    }
  }

  // rest gives the numbers below a universe that a set hasn't.
  function rest(universe, set) {
    const out = new Uint32Array(universe - set.length);
    let next = 0, at = 0;
    for (let i = 0; i < set.length; i++, next++) while (next < set[i]) out[at++] = next++;
    while (next < universe) out[at++] = next++;
    return out;
  }

  bienban.decoding = { binary, unpack, damage, rest, Reader };
})();
