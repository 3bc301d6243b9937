import Foundation

/// The text of a document that somebody keeps as evidence: a PDF, a Word file, or plain text, told apart by content.
struct TextOfDocument {
    let pdftotext: String?
    let limits: IntakeLimits
    var form = TextForm.laidOut

    func extract(_ file: UntrustedFile) throws(Refusal) -> ExtractedText {
        guard file.size > 0 else { throw .emptyFile }
        guard file.size <= limits.input else { throw .tooLarge }
        switch DocumentContent(head: file.head) {
        case .pdf:
            try file.checkThatItIsAWholePDF(limits: limits)
            guard let pdftotext else { throw .popplerMissing }
            return try TextOfPDF(program: pdftotext, limits: limits, form: form).extract(file)
        case .zip:
            try Confinement.startNothingMore()
            return try TextOfWord(limits: limits, isProse: form == .prose).extract(file)
        case .oldOffice: throw .oldOffice
        case .other:
            if form == .prose, FileContent(head: file.head) == .webPage { throw .webPage }
            try Confinement.startNothingMore()
            return try PlainText(limits: limits).extract(file)
        }
    }
}

/// What a document is by its first bytes, whatever its name says.
enum DocumentContent {
    case pdf, zip
    /// The compound file of Office before 2007. Word also wraps a file with a password in it.
    case oldOffice
    case other

    init(head: [UInt8]) {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .oldOffice
        } else {
            self = head.firstRange(of: "%PDF-".utf8) == nil ? .other : .pdf
        }
    }
}

/// Plain text in UTF-8, in UTF-16 with its mark, or as Windows wrote it before that.
struct PlainText {
    let limits: IntakeLimits

    func extract(_ file: UntrustedFile) throws(Refusal) -> ExtractedText {
        let bytes = try read(file)
        guard let text = PlainText.decode(bytes) else { throw .notReadable }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        return ExtractedText(text: text, pages: 1)
    }

    private func read(_ file: UntrustedFile) throws(Refusal) -> [UInt8] {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        try withChunk { (chunk) throws(Refusal) in
            while let some = readSome(descriptor, into: chunk), !some.isEmpty {
                guard bytes.count + some.count <= limits.text else { throw .tooMuchText }
                bytes.append(contentsOf: some)
            }
        }
        return bytes
    }

    /// Nil for what is no text: a picture, a program, a file of some other office program.
    static func decode(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: Data(bytes), encoding: .utf16)
        }
        // No text holds these; of every hundred bytes of a picture one is nought.
        guard !bytes.contains(0), !bytes.starts(with: "{\\rtf".utf8) else { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text.replacing("\u{FEFF}", with: "") }
        let controls = bytes.count { $0 < 9 || (14..<32).contains($0) }
        return controls == 0 ? String(data: Data(bytes), encoding: .windowsCP1252) : nil
    }
}
