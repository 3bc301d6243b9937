/// Ties findings to paragraphs and suggests other weaknesses and strengths.
struct Linking {
    let themes: ThemeList

    func link(_ reading: inout ReportReading) {
        reading.findings = reading.findings.map { finding in
            FindingDraft(
                kind: finding.kind, text: finding.text, number: finding.number, group: finding.group, page: finding.page,
                paragraphs: [], areParagraphsPrinted: false, themes: themes.codes(in: finding.text), frameworkOutcome: nil)
        }
    }
}
