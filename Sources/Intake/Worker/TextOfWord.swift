import CZipXML
import Foundation

/// The text of a Word file (.docx): its body, then what stands aside of it, where names like to hide: headers, footers, notes,
/// comments, deleted words that are still in the file, and who the file says wrote it; of prose also what a picture is described by and
/// what stands behind a link.
struct TextOfWord {
    let limits: IntakeLimits
    /// A blank line after each paragraph and a bullet before each list item; what stands aside of the body is given apart.
    var isProse = false
    /// More parts than any honest file has.
    private static let mostParts = 10_000
    /// All parts together, unpacked. Markup is many times longer than its words.
    private static let unpacked = 96 << 20

    func extract(_ file: UntrustedFile) throws(Refusal) -> ExtractedText {
        var failure: Int32 = 0
        guard let archive = zip_open(file.path, ZIP_RDONLY, &failure) else { throw .damaged }
        defer { zip_discard(archive) }
        let parts = try parts(of: archive)
        var budget = TextOfWord.unpacked
        var text = WordText(limit: limits.text, isProse: isProse)
        var aside = WordText(limit: limits.text, isProse: false)
        for part in parts {
            let stream = try PartStream(archive, part.index, limit: budget)
            if isProse, part.name != "word/document.xml" {
                try aside.read(stream, isProperties: part.name.hasPrefix("docProps/"))
            } else {
                try text.read(stream, isProperties: part.name.hasPrefix("docProps/"))
            }
            budget = stream.left
        }
        guard text.words.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        return ExtractedText(text: text.words, pages: 1, aside: isProse ? text.deleted + "\n" + aside.words : "")
    }

    private func parts(of archive: OpaquePointer) throws(Refusal) -> [(name: String, index: UInt64)] {
        let count = zip_get_num_entries(archive, 0)
        guard count > 0, count <= TextOfWord.mostParts else { throw .damaged }
        var parts: [(name: String, index: UInt64)] = []
        for index in 0..<UInt64(count) {
            guard let name = zip_get_name(archive, index, 0).map({ String(cString: $0) }) else { throw .damaged }
            if name.lowercased().hasSuffix("vbaproject.bin") { throw .macros }
            if TextOfWord.holdsWords(name) || isProse && TextOfWord.holdsLinks(name) { parts.append((name, index)) }
        }
        guard parts.contains(where: { $0.name == "word/document.xml" }) else { throw .notReadable }
        return parts.sorted { ($0.name != "word/document.xml" ? 1 : 0, $0.name) < ($1.name != "word/document.xml" ? 1 : 0, $1.name) }
    }

    private static func holdsWords(_ name: String) -> Bool {
        guard name.hasSuffix(".xml") else { return false }
        let parts = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "docProps/core.xml"]
        return parts.contains(name) || name.hasPrefix("word/header") || name.hasPrefix("word/footer")
    }

    private static func holdsLinks(_ name: String) -> Bool { name.hasPrefix("word/_rels/") && name.hasSuffix(".xml.rels") }
}

/// One part of the archive as it unpacks, up to a bound.
final class PartStream {
    private let file: OpaquePointer
    private(set) var left: Int
    private(set) var isTooLong = false

    init(_ archive: OpaquePointer, _ index: UInt64, limit: Int) throws(Refusal) {
        var facts = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &facts) == 0 else { throw .damaged }
        if facts.encryption_method != 0 { throw .encrypted }
        guard let file = zip_fopen_index(archive, index, 0) else { throw .damaged }
        self.file = file
        left = limit
    }

    deinit { zip_fclose(file) }

    fileprivate func read(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int32 {
        let got = zip_fread(file, buffer, UInt64(max(0, count)))
        guard got >= 0 else { return -1 }
        left -= Int(got)
        isTooLong = left < 0
        return isTooLong ? -1 : Int32(clamping: got)
    }
}

/// Gathers words from the parts, one node at a time, so that no tree is ever held.
private struct WordText {
    let limit: Int
    let isProse: Bool
    private(set) var words = ""
    /// Words that were deleted and are still in the file, codes of fields and descriptions of pictures, where the text is wanted as prose.
    private(set) var deleted = ""
    private var isDeleted = false
    private var isItem = false
    private var isAgain = false
    private var length = 0
    private var isWord = false

    init(limit: Int, isProse: Bool) { (self.limit, self.isProse) = (limit, isProse) }

    mutating func read(_ stream: PartStream, isProperties: Bool) throws(Refusal) {
        let options = Int32(bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        let context = Unmanaged.passUnretained(stream).toOpaque()
        let reader = xmlReaderForIO(
            { context, buffer, count in
                guard let context else { return -1 }
                return Unmanaged<PartStream>.fromOpaque(context).takeUnretainedValue().read(buffer, count)
            }, { _ in 0 }, context, nil, nil, options)
        guard let reader else { throw .damaged }
        defer { xmlFreeTextReader(reader) }
        isWord = false
        var more = xmlTextReaderRead(reader)
        while more == 1 {
            try take(reader, isProperties)
            more = xmlTextReaderRead(reader)
        }
        try withExtendedLifetime(stream) { () throws(Refusal) in
            if stream.isTooLong { throw .outOfLimits }
            if more != 0 { throw .damaged }
        }
        try add("\n")
    }

    private mutating func take(_ reader: xmlTextReaderPtr, _ isProperties: Bool) throws(Refusal) {
        switch xmlTextReaderNodeType(reader) {
        case 1:
            let element = name(reader)
            try begin(element, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
            if element == "docPr", isProse {
                for attribute in ["descr", "title"] { try addAside(value(of: attribute, reader)) }
            }
            if element == "Relationship", value(of: "TargetMode", reader) == "External" { try addAside(value(of: "Target", reader)) }
        case 3, 4,
            14 where isWord || isProperties:
            if let value = xmlTextReaderConstValue(reader) { try add(String(cString: value)) }
        case 15: try end(name(reader), isProperties)
        // An Office file declares no document type; one that does wants to have something expanded.
        case 10: throw .damaged
        default: break
        }
    }

    private mutating func begin(_ name: String, isEmpty: Bool) throws(Refusal) {
        switch name {
        case "t", "delText":
            isWord = !isEmpty
            isDeleted = isWord && isProse && name == "delText"
        case "instrText" where isProse, "delInstrText" where isProse: isDeleted = !isEmpty
        case "numPr" where isProse: isItem = true
        // The same words again, for programs that cannot show the first form.
        case "Fallback" where isProse: isAgain = !isEmpty
        case "tab": try add("\t")
        case "br", "cr": try add("\n")
        case "noBreakHyphen": try add("-")
        default: break
        }
    }

    private mutating func end(_ name: String, _ isProperties: Bool) throws(Refusal) {
        if ["t", "delText", "instrText", "delInstrText"].contains(name) { (isWord, isDeleted) = (false, false) }
        if name == "Fallback" { isAgain = false }
        if name == "p" || isProperties {
            try add(isProse ? "\n\n" : "\n")
            isItem = false
        }
        if name == "tc" { try add("\t") }
    }

    private mutating func addAside(_ more: String?) throws(Refusal) {
        guard let more else { return }
        let wasDeleted = isDeleted
        isDeleted = isProse
        try add(more + "\n")
        isDeleted = wasDeleted
    }

    private func value(of attribute: String, _ reader: xmlTextReaderPtr) -> String? {
        guard xmlTextReaderMoveToAttribute(reader, attribute) == 1 else { return nil }
        defer { _ = xmlTextReaderMoveToElement(reader) }
        return xmlTextReaderConstValue(reader).map { String(cString: $0) }
    }

    private func name(_ reader: xmlTextReaderPtr) -> String { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }

    private mutating func add(_ more: String) throws(Refusal) {
        length += more.utf8.count
        guard length <= limit else { throw .tooMuchText }
        if isAgain { return }
        if isDeleted { return deleted += more }
        if isItem, isWord {
            words += "• "
            isItem = false
        }
        words += more
    }
}
