/// A spreadsheet workbook of the current kind (.xlsx): its sheets in their order, each read as it streams by.
final class Workbook {
    struct Sheet { let name: String; let entry: Archive.Entry; let isHidden: Bool }

    private static let mostSheets = 100

    let sheets: [Sheet]
    private let archive: Archive
    private let limits: IntakeLimits
    private let begins1904: Bool
    private let strings: SharedStrings
    private let styles: CellStyles

    init(_ archive: Archive, limits: IntakeLimits) throws(Refusal) {
        if archive.entries.contains(where: { $0.name.lowercased().hasSuffix("vbaproject.bin") }) { throw .macroWorkbook }
        (self.archive, self.limits) = (archive, limits)
        guard let book = archive.entry("xl/workbook.xml") else { throw .notATable }
        let targets = try Workbook.targets(archive, limits)
        var (named, is1904): ([(name: String, id: String, isHidden: Bool)], Bool) = ([], false)
        let markup = try MarkupStream(try archive.source(book), limits: limits)
        while let node = try markup.next() {
            guard node == .begin else { continue }
            if markup.name == "workbookPr" { is1904 = ["1", "true"].contains(markup.attribute("date1904") ?? "") }
            if markup.name == "sheet", let name = markup.attribute("name"), let id = markup.attribute("r:id") ?? markup.attribute("id") {
                named.append((name, id, ["hidden", "veryHidden"].contains(markup.attribute("state") ?? "")))
            }
            guard named.count <= Workbook.mostSheets else { throw .archiveTooLarge }
        }
        begins1904 = is1904
        sheets = named.compactMap { name, id, isHidden in
            targets[id].flatMap { archive.entry(Workbook.path(of: $0)) }.map { Sheet(name: name, entry: $0, isHidden: isHidden) }
        }
        strings = try SharedStrings(archive, limits: limits)
        styles = try CellStyles(archive, limits: limits)
    }

    func rows(of sheet: Sheet) -> SheetRows {
        SheetRows(
            archive: archive, entry: sheet.entry, limits: limits, strings: strings, styles: styles, begins1904: begins1904)
    }

    private static func targets(_ archive: Archive, _ limits: IntakeLimits) throws(Refusal) -> [String: String] {
        var targets: [String: String] = [:]
        guard let entry = archive.entry("xl/_rels/workbook.xml.rels") else { return [:] }
        let markup = try MarkupStream(try archive.source(entry), limits: limits)
        while let node = try markup.next() {
            guard node == .begin, markup.name == "Relationship", let id = markup.attribute("Id") else { continue }
            if (markup.attribute("Type") ?? "").hasSuffix("/worksheet") { targets[id] = markup.attribute("Target") }
        }
        return targets
    }

    private static func path(of target: String) -> String {
        target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + (target.hasPrefix("./") ? String(target.dropFirst(2)) : target)
    }
}

/// The texts that cells refer to by number.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ archive: Archive, limits: IntakeLimits) throws(Refusal) {
        guard let entry = archive.entry("xl/sharedStrings.xml") else { return }
        let markup = try MarkupStream(try archive.source(entry), limits: limits)
        var (inText, inPhonetic) = (false, false)
        while let node = try markup.next() {
            switch (node, markup.name) {
            case (.text, _): if inText, !inPhonetic { markup.withText { bytes.append(contentsOf: $0.prefix(TableRow.longestCell + 1)) } }
            case (.begin, "t"): inText = true
            case (.end, "t"): inText = false
            case (.begin, "rPh"): inPhonetic = true
            case (.end, "rPh"): inPhonetic = false
            case (.end, "si"): ends.append(bytes.count)
            default: break
            }
        }
    }

    subscript(index: Int) -> ArraySlice<UInt8> {
        guard index >= 0, index < ends.count else { return [] }
        return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }
}

/// Which of a workbook's styles show a number as a day.
struct CellStyles {
    private var isDay: [Bool] = []

    init(_ archive: Archive, limits: IntakeLimits) throws(Refusal) {
        guard let entry = archive.entry("xl/styles.xml") else { return }
        let markup = try MarkupStream(try archive.source(entry), limits: limits)
        var (formats, inCells): (Set<Int>, Bool) = (Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]), false)
        while let node = try markup.next() {
            switch (node, markup.name) {
            case (.begin, "numFmt"):
                if let id = markup.attribute("numFmtId").flatMap({ Int($0) }), CellStyles.showsDay(markup.attribute("formatCode") ?? "") {
                    formats.insert(id)
                }
            case (.begin, "cellXfs"): inCells = true
            case (.end, "cellXfs"): inCells = false
            case (.begin, "xf") where inCells:
                isDay.append(formats.contains(markup.attribute("numFmtId").flatMap { Int($0) } ?? 0))
            default: break
            }
        }
    }

    func showsDay(_ style: Int?) -> Bool {
        guard let index = style, index >= 0, index < isDay.count else { return false }
        return isDay[index]
    }

    /// Outside quotes and brackets there is a y, or a d beside an m.
    static func showsDay(_ code: String) -> Bool {
        var (plain, quoted, bracket) = ("", false, false)
        for sign in code.lowercased() {
            if sign == "\"" {
                quoted.toggle()
            } else if sign == "[" {
                bracket = true
            } else if sign == "]" {
                bracket = false
            } else if !quoted, !bracket {
                plain.append(sign)
            }
        }
        return plain.contains("y") || (plain.contains("d") && plain.contains("m"))
    }
}
