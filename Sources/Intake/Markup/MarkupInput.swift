/// Gives the parser its bytes, as UTF-8, and looks at them first.
final class MarkupInput {
    private static let longestTag = 16_384

    private let source: PlainBytes
    private let most: Int
    private var given = 0
    private var sinceOpening: Int?
    private var head: [UInt8] = []
    private var isChecked = false
    private(set) var refusal: Refusal?

    init(_ source: any ByteSource, most: Int) {
        self.source = PlainBytes(source)
        self.most = most
    }

    /// How many bytes were put into the buffer; below nought when the document is refused.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
        do throws(Refusal) {
            let count = try source.read(into: buffer)
            given += count
            guard given <= most else { throw .outOfLimits }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
            try checkHead(bytes, isEnd: count == 0)
            try checkTags(bytes)
            return Int32(clamping: count)
        } catch {
            refusal = error
            return -1
        }
    }

    /// The declaration names the encoding. The bytes come as UTF-8 by now, so another name is a lie or another encoding.
    private func checkHead(_ bytes: UnsafeRawBufferPointer, isEnd: Bool) throws(Refusal) {
        guard !isChecked else { return }
        head.append(contentsOf: bytes.prefix(512 - min(512, head.count)))
        guard head.count >= 512 || isEnd || head.contains(UInt8(ascii: ">")) else { return }
        isChecked = true
        let text = String(decoding: head, as: UTF8.self).lowercased()
        guard text.hasPrefix("<?xml"), let declaration = text.split(separator: "?>").first,
            let found = declaration.firstMatch(of: /encoding\s*=\s*["']([a-z0-9._-]*)["']/)
        else { return }
        guard ["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"].contains(found.1) else { throw .wrongEncoding }
    }

    /// A tag with a hundred thousand attributes takes the parser seconds, and nobody writes one.
    private func checkTags(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
        for byte in bytes {
            if byte == UInt8(ascii: "<") { sinceOpening = 0 }
            guard let length = sinceOpening else { continue }
            guard length <= MarkupInput.longestTag else { throw .markupTooDeep }
            sinceOpening = byte == UInt8(ascii: ">") ? nil : length + 1
        }
    }
}
