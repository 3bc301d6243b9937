/// Why a PDF cannot take the pages of another.
enum PDFFault: Error { case notPlain }

/// The objects of a PDF as WeasyPrint and pdftocairo write it: each in plain text, with one table of where it begins. Files that people
/// upload are never read here; pdftocairo draws them anew first.
struct PDFObjects: Sendable {
    let bytes: [UInt8]
    let start: Int
    let trailer: String
    private let ranges: [Int: Range<Int>]
    /// One more than the highest number of an object.
    let size: Int
    /// The numbers of its page objects, in order.
    private(set) var pages: [Int] = []

    init(_ bytes: [UInt8]) throws(PDFFault) {
        self.bytes = bytes
        let tail = PDFObjects.text(bytes.suffix(2_000))
        guard let start = tail.matches(of: /startxref\s+(\d+)\s+%%EOF/).last.flatMap({ Int($0.1) }), start < bytes.count,
            let trailer = tail.range(of: "trailer").map({ String(tail[$0.lowerBound...]) })
        else { throw .notPlain }
        (self.start, self.trailer) = (start, trailer)
        var offsets: [(number: Int, at: Int)] = []
        let table = PDFObjects.text(bytes[start...])
        guard let head = table.firstMatch(of: /^xref\s+0 (\d+)\s+/), let count = Int(head.1) else { throw .notPlain }
        size = count
        for (number, entry) in table[head.range.upperBound...].matches(of: /(\d{10}) \d{5} ([nf])/).prefix(count).enumerated() {
            if entry.2 == "n", let at = Int(entry.1), at < start { offsets.append((number, at)) }
        }
        offsets.sort { $0.at < $1.at }
        let ends = offsets.dropFirst().map(\.at) + [start]
        ranges = Dictionary(uniqueKeysWithValues: zip(offsets, ends).map { ($0.number, $0.at..<$1) })
        guard let root = reference("Root", in: trailer), let tree = reference("Pages", in: try dictionary(root)) else { throw .notPlain }
        pages = try leaves(of: tree, depth: 0)
    }

    private func leaves(of node: Int, depth: Int) throws(PDFFault) -> [Int] {
        let text = try dictionary(node)
        guard let kids = text.firstMatch(of: /\/Kids\s*\[([^\]]*)\]/) else { return [node] }
        guard depth < 20 else { throw .notPlain }
        var found: [Int] = []
        for kid in PDFObjects.references(in: String(kids.1)) { found += try leaves(of: kid, depth: depth + 1) }
        return found
    }

    /// What stands before the stream of an object, or the whole of it.
    func dictionary(_ number: Int) throws(PDFFault) -> String {
        let (head, _) = try parts(number)
        return head
    }

    /// The text of an object between `obj` and its stream or its end, and the stream with its end.
    func parts(_ number: Int) throws(PDFFault) -> (head: String, stream: ArraySlice<UInt8>) {
        guard let range = ranges[number] else { throw .notPlain }
        let whole = bytes[range]
        guard let begin = PDFObjects.find("obj", in: whole)?.upperBound else { throw .notPlain }
        let rest = whole[begin...]
        if let stream = PDFObjects.find("stream", in: rest), !PDFObjects.text(rest[..<stream.lowerBound]).contains("endobj") {
            return (PDFObjects.text(rest[..<stream.lowerBound]), rest[stream.lowerBound...])
        }
        guard let end = PDFObjects.find("endobj", in: rest) else { throw .notPlain }
        return (PDFObjects.text(rest[..<end.lowerBound]), rest[end.upperBound...].prefix(0))
    }

    func reference(_ key: String, in text: String) -> Int? {
        text.range(of: "/\(key) ").flatMap { PDFObjects.references(in: String(text[$0.upperBound...].prefix(24))).first }
    }

    /// The numbers of an object and of all that it refers to, besides pages.
    func reach(of first: [Int]) throws(PDFFault) -> Set<Int> {
        var (seen, open) = (Set<Int>(), first)
        while let next = open.popLast() {
            if !seen.insert(next).inserted { continue }
            open += PDFObjects.references(in: try dictionary(next)).filter { !pages.contains($0) }
        }
        return seen
    }

    static func references(in text: String) -> [Int] { text.matches(of: /(\d+) 0 R\b/).compactMap { Int($0.1) } }

    static func find(_ word: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? { bytes.firstRange(of: Array(word.utf8)) }

    /// One character a byte, so that nothing is lost on the way back.
    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}

extension String {
    /// Only what the files of two known programs need; Foundation's would match by language.
    fileprivate func range(of word: String) -> Range<String.Index>? { firstRange(of: word) }
}

/// Puts the pages of one PDF on the empty pages that a document of ours has for them. The document stays as it is, with its tags, outline
/// and page numbers: the drawings are appended to it, each on a page with a number of the document's own.
struct PDFSlots {
    private let base: PDFObjects
    private var written: [(number: Int, bytes: [UInt8])] = []
    private var next: Int

    init(_ bytes: [UInt8]) throws(PDFFault) {
        base = try PDFObjects(bytes)
        next = base.size
    }

    /// The slots are told by their size, which no other page has.
    private func slots() throws(PDFFault) -> [Int] {
        var slots: [Int] = []
        for page in base.pages where try base.dictionary(page).contains(/\/MediaBox \[ ?0 0 595(\.0*)? 842(\.0*)? ?\]/) {
            slots.append(page)
        }
        return slots
    }

    func filled(with guest: PDFObjects) throws(PDFFault) -> [UInt8] {
        var filling = self
        let slots = try slots()
        guard slots.count == guest.pages.count else { throw .notPlain }
        let shift = filling.next
        filling.next += guest.size
        for (slot, page) in zip(slots, guest.pages) { try filling.fill(slot, with: page, of: guest, shift) }
        return filling.appended()
    }

    private mutating func fill(_ slot: Int, with page: Int, of guest: PDFObjects, _ shift: Int) throws(PDFFault) {
        let drawn = try guest.dictionary(page)
        guard let contents = guest.reference("Contents", in: drawn), let resources = guest.reference("Resources", in: drawn),
            let box = drawn.firstMatch(of: /\/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]/), let width = Double(box.1),
            let height = Double(box.2), width > 0, height > 0
        else { throw .notPlain }
        for number in try guest.reach(of: [contents, resources]) where !written.contains(where: { $0.number == number + shift }) {
            let (head, stream) = try guest.parts(number)
            let extra =
                number == contents
                ? " /Type /XObject /Subtype /Form /BBox [ 0 0 \(width) \(height) ] /Resources \(resources) 0 R "
                : ""
            let text = head.replacing(/^\s*<</, with: "<<" + extra, maxReplacements: 1).replacing(/(\d+) 0 R\b/) { match in
                "\((Int(match.1) ?? 0) + shift) 0 R"
            }
            append(number + shift, PDFObjects.bytes(text) + (stream.isEmpty ? PDFObjects.bytes("endobj\n") : Array(stream)))
        }
        try place(contents + shift, width, height, on: slot)
    }

    /// Above the foot of the page, where its number stands, and below its mark.
    private mutating func place(_ drawing: Int, _ width: Double, _ height: Double, on slot: Int) throws(PDFFault) {
        let page = try base.dictionary(slot)
        guard let own = base.reference("Contents", in: page), let shared = base.reference("Resources", in: page) else { throw .notPlain }
        let scale = min(525 / width, 744 / height)
        let (left, bottom) = ((595 - width * scale) / 2, 58 + (744 - height * scale) / 2)
        let words = "/Artifact BMC q \(scale) 0 0 \(scale) \(left) \(bottom) cm /Attached Do Q EMC\n"
        let (content, resources) = (next, next + 1)
        next += 2
        append(content, PDFObjects.bytes("<< /Length \(words.utf8.count) >>\nstream\n\(words)endstream\nendobj\n"))
        let known = try base.dictionary(shared)
        let entry = "/Attached \(drawing) 0 R"
        let others = known.firstMatch(of: /\/XObject\s*<</)
        let with =
            others.map { known.replacingCharacters($0.range, with: "/XObject << \(entry) ") }
            ?? known.replacing(/^\s*<</, with: "<< /XObject << \(entry) >> ", maxReplacements: 1)
        append(resources, PDFObjects.bytes(with + "endobj\n"))
        let changed = page.replacing("/Contents \(own) 0 R", with: "/Contents [ \(content) 0 R \(own) 0 R ]")
            .replacing("/Resources \(shared) 0 R", with: "/Resources \(resources) 0 R")
        append(slot, PDFObjects.bytes(changed + "endobj\n"))
    }

    private mutating func append(_ number: Int, _ body: [UInt8]) { written.append((number, PDFObjects.bytes("\(number) 0 obj\n") + body)) }

    /// The document with what was written, its table and a trailer that leads back to the first.
    private func appended() -> [UInt8] {
        var file = base.bytes + [10]
        var table = "xref\n"
        for (number, body) in written.sorted(by: { $0.number < $1.number }) {
            let at = String(file.count)
            table += "\(number) 1\n\(String(repeating: "0", count: 10 - at.count))\(at) 00000 n \n"
            file += body
        }
        let start = file.count
        let kept = base.trailer.matches(of: /\/(Root|Info) \d+ 0 R/).map { String($0.0) }.joined(separator: " ")
        file += PDFObjects.bytes(
            table + "trailer\n<< /Size \(next) \(kept) /Prev \(base.start) >>\nstartxref\n\(start)\n%%EOF\n")
        return file
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<String.Index>, with words: String) -> String {
        String(self[..<range.lowerBound]) + words + String(self[range.upperBound...])
    }
}
