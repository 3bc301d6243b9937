/// The text of a report as lines, with what belongs to the page and not to the report (running footers, page numbers,
/// footnotes) taken out.
struct LayoutText: Sendable {
    let lines: [Line]
    /// Each page as extracted.
    let pages: [String]

    init(_ text: String) {
        pages = LayoutText.pages(of: text)
        var lines: [Line] = []
        for (index, page) in pages.enumerated() { LayoutText.append(page, page: index + 1, to: &lines) }
        self.lines = Furniture(lines, pages: pages.count).cleared
    }

    var isEmpty: Bool { lines.allSatisfy(\.isBlank) }

    /// Lines of the first pages.
    func opening(pages count: Int) -> ArraySlice<Line> { lines.prefix { $0.page <= count } }

    private static func pages(of text: String) -> [String] {
        var (pages, page) = ([String](), [UInt8]())
        for byte in text.utf8 {
            if byte == 0x0C {
                pages.append(String(decoding: page, as: UTF8.self))
                page.removeAll(keepingCapacity: true)
            } else {
                page.append(byte)
            }
        }
        if page.contains(where: { $0 > 32 }) { pages.append(String(decoding: page, as: UTF8.self)) }
        return pages
    }

    private static func append(_ page: String, page number: Int, to lines: inout [Line]) {
        var bytes: [UInt8] = []
        func finish() {
            lines.append(LineMaker(bytes).line(page: number))
            bytes.removeAll(keepingCapacity: true)
        }
        for byte in page.utf8 {
            switch byte {
            case 0x0A: finish()
            case 0x0D: continue
            default: bytes.append(byte)
            }
        }
        if !bytes.isEmpty { finish() }
    }
}
