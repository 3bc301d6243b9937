import CQRCode

/// A text as the square picture that a phone's camera reads.
enum QRPicture {
    /// Nil when the text is too long for one picture.
    static func svg(of text: String, title: String) -> HTML? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        // Four modules of white around, as the standard asks.
        let side = width + 8
        let cells = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        let dark = cells.indices.filter { cells[$0] & 1 == 1 }.map { "M\($0 % width + 4) \($0 / width + 4)h1v1h-1z" }.joined()
        return """
            <svg class="qr" role="img" aria-label="\(title)" viewBox="0 0 \(side) \(side)" width="\(side * 5)" height="\(side * 5)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/><path fill="#000" d="\(dark)"/></svg>
            """
    }
}
