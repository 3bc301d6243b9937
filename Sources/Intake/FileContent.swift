/// What a file is by its first and last bytes, whatever its name says.
enum FileContent {
    case pdf, webPage, other

    /// The readers of PDF accept their mark anywhere in the first 1,024 bytes.
    static let headLength = 1_024
    /// A few published files carry some bytes behind the end mark.
    static let tailLength = 4_096

    init(head: some Collection<UInt8>) {
        let start = String(decoding: head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(14), as: UTF8.self)
            .lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.hasPrefix("<head") || start.hasPrefix("<?xml") {
            self = .webPage
        } else if head.firstRange(of: "%PDF-".utf8) != nil {
            self = .pdf
        } else {
            self = .other
        }
    }

    /// A download that broke off has lost the end mark; a file changed later has one at each of its ends.
    static func isWholePDF(tail: some Collection<UInt8>) -> Bool {
        tail.firstRange(of: "%%EOF".utf8) != nil || tail.firstRange(of: "startxref".utf8) != nil
    }
}
