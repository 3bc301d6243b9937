import Vocabulary

/// Reads the text of an inspection report, as `pdftotext -layout -enc UTF-8` prints it. A pure function of that text.
package struct ReportReader: Sendable {
    package let themes: ThemeList

    package init(themes: ThemeList = .shipped) { self.themes = themes }

    package func read(layoutText: String) throws(ReportRefusal) -> ReportReading {
        let text = LayoutText(layoutText)
        if text.isEmpty { throw .emptyText }
        if !ReportReader.isAboutInspection(text) { throw .notAnInspectionReport }
        var reading = ReportParts(text).reading
        if reading.framework == nil && reading.paragraphs.isEmpty && reading.findings.isEmpty { throw .notAnInspectionReport }
        Linking(themes: themes).link(&reading)
        return reading
    }

    /// Ofsted names itself in every report, and every report is about children.
    private static func isAboutInspection(_ text: LayoutText) -> Bool {
        let marks = ["ofsted", "majesty's inspector", "office for standards", "children"].map { Array($0.utf8) }
        var isThere = [Bool](repeating: false, count: marks.count)
        for line in text.lines {
            for (index, mark) in marks.enumerated() where !isThere[index] { isThere[index] = line.key.utf8.contains(run: mark) }
            if isThere[3], isThere[0] || isThere[1] || isThere[2] { return true }
        }
        return false
    }
}

extension String.UTF8View {
    /// True when the bytes stand here one after another.
    func contains(run: [UInt8]) -> Bool {
        guard let first = run.first else { return true }
        var rest = self[...]
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: run) { return true }
            rest = rest[rest.index(after: place)...]
        }
        return false
    }
}
