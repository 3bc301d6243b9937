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

    private static func isAboutInspection(_ text: LayoutText) -> Bool {
        let keys = text.lines.lazy.map(\.key)
        return keys.contains { $0.contains("ofsted") || $0.contains("majesty's inspector") || $0.contains("office for standards") }
            && keys.contains { $0.contains("children") }
    }
}
