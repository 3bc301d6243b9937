extension ReportRefusal {
    /// What the first kilobyte of a file tells: nil when it may be a PDF.
    package static func ofHead(_ bytes: some Collection<UInt8>) -> ReportRefusal? {
        if bytes.isEmpty { return .emptyFile }
        let head = Array(bytes.prefix(1024))
        if head.contains(text: "%PDF-") { return nil }
        let small = head.map { (65...90).contains($0) ? $0 + 32 : $0 }
        let marks = ["<!doctype html", "<html", "<head", "<body", "<script", "<?xml", "<!doctype"]
        return marks.contains(where: small.contains(text:)) ? .webPage : .notAPDF
    }

    /// What the end of a PDF tells: nil when its end mark is there. Pass at least the last two kilobytes.
    package static func ofTail(_ bytes: some BidirectionalCollection<UInt8>) -> ReportRefusal? {
        Array(bytes.suffix(2048)).contains(text: "%%EOF") ? nil : .cutOff
    }
}

extension [UInt8] {
    fileprivate func contains(text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard count >= wanted.count else { return false }
        return (0...(count - wanted.count)).contains { start in self[start..<(start + wanted.count)].elementsEqual(wanted) }
    }
}
