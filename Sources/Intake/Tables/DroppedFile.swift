/// A file of a council's data, whatever it turns out to be: a table, a workbook of tables, XML, or an archive of any of them.
package struct DroppedFile: Sendable {
    /// What a part of it is: a CSV file, one sheet, one document.
    package enum Part {
        /// - Parameter isHidden: true for a sheet that the workbook hides.
        case table(any TableRows, isHidden: Bool)
        case markup(MarkupStream)
        case refused(Refusal)
    }

    private static let mostInside = 64 << 20
    let path: String
    let name: String
    let limits: IntakeLimits

    package init(path: String, name: String, limits: IntakeLimits) {
        (self.path, self.name, self.limits) = (path, name, limits)
    }

    /// Calls for each part, with its name: the file’s own, and the sheet’s or the inner file’s behind it.
    package func parts(_ request: (_ name: String, _ sheet: String?, Part) throws -> Void) throws {
        let file = try UntrustedFile(path)
        guard file.size > 0 else { throw Refusal.emptyFile }
        guard file.size <= limits.input else { throw Refusal.tooLarge }
        switch DroppedContent(head: file.head) {
        case .archive: try open(try Archive(path: path, limits: limits), name, depth: 0, request)
        case .refused(let refusal): throw refusal
        case .markup: try request(name, nil, .markup(try MarkupStream(try FileBytes(path), limits: limits)))
        case .text: try request(name, nil, .table(TableOfText(try FileBytes(path)), isHidden: false))
        }
    }

    private func open(
        _ archive: Archive, _ name: String, depth: Int, _ request: (String, String?, Part) throws -> Void
    ) throws {
        if archive.entry("[Content_Types].xml") != nil {
            let book = try Workbook(archive, limits: limits)
            for sheet in book.sheets { try request(name, sheet.name, .table(book.rows(of: sheet), isHidden: sheet.isHidden)) }
            return
        }
        guard depth == 0 else { throw Refusal.notATable }
        for entry in archive.entries.sorted(by: { $0.name < $1.name }) where isWanted(entry) {
            do { try inside(archive, entry, request) } catch let refusal as Refusal { try request(entry.name, nil, .refused(refusal)) }
        }
    }

    private func inside(_ archive: Archive, _ entry: Archive.Entry, _ request: (String, String?, Part) throws -> Void) throws {
        let source = try archive.source(entry)
        var head = [UInt8](repeating: 0, count: FileContent.headLength)
        let count = try head.withUnsafeMutableBytes { (buffer) throws(Refusal) in try source.read(into: buffer) }
        try source.restart()
        switch DroppedContent(head: Array(head.prefix(count))) {
        case .archive:
            let bytes = try source.whole(most: min(DroppedFile.mostInside, limits.input))
            try open(try Archive(path: path, bytes: bytes, limits: limits), entry.name, depth: 1, request)
        case .refused(let refusal): throw refusal
        case .markup: try request(entry.name, nil, .markup(try MarkupStream(source, limits: limits)))
        case .text: try request(entry.name, nil, .table(TableOfText(source), isHidden: false))
        }
    }

    /// Folders, and what operating systems put beside files.
    private func isWanted(_ entry: Archive.Entry) -> Bool {
        let last = entry.name.split(separator: "/").last.map(String.init) ?? ""
        return !entry.name.hasSuffix("/") && !last.hasPrefix(".") && !entry.name.hasPrefix("__MACOSX/")
    }
}

/// What a dropped file is by its first bytes.
enum DroppedContent {
    case archive, markup, text
    case refused(Refusal)

    private static let otherKinds: [[UInt8]] = [
        Array("MZ".utf8), [0x7F] + Array("ELF".utf8), [0xCF, 0xFA, 0xED, 0xFE], [0x89] + Array("PNG".utf8), [0xFF, 0xD8, 0xFF],
        Array("GIF8".utf8), [0x1F, 0x8B], Array("Rar!".utf8), Array("7z".utf8) + [0xBC, 0xAF],
    ]

    init(head: [UInt8]) {
        if head.starts(with: [0x50, 0x4B]) { self = .archive; return }
        // The container of older workbooks, and of every workbook locked with a password.
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { self = .refused(.lockedWorkbook); return }
        if head.firstRange(of: "%PDF-".utf8) != nil { self = .refused(.notATable); return }
        // Programs, pictures and packed files of other kinds.
        if DroppedContent.otherKinds.contains(where: { head.starts(with: $0) }), head.contains(where: { $0 < 9 || $0 > 0x7E }) {
            self = .refused(.notATable); return
        }
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        let plain = head.filter { $0 != 0 }.drop { $0 <= 0x20 || $0 >= 0x80 }
        let start = String(decoding: plain.prefix(14), as: UTF8.self).lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { self = .refused(.webPageNotATable); return }
        // Every second byte nought and no mark: wide text that does not say so.
        let odd = head.enumerated().count { $0.element == 0 && $0.offset % 2 == 1 }
        let even = head.enumerated().count { $0.element == 0 && $0.offset % 2 == 0 }
        if !isWide, head.count > 8, max(odd, even) * 3 > head.count { self = .refused(.wrongEncoding); return }
        if plain.first == UInt8(ascii: "<") { self = .markup; return }
        let controls = head.count { $0 < 0x20 && ![0, 9, 10, 12, 13].contains($0) }
        self = !isWide && controls * 10 > head.count ? .refused(.notATable) : .text
    }
}
