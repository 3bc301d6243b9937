/// Ties findings to paragraphs and suggests other weaknesses and strengths.
struct Linking {
    let themes: ThemeList

    func link(_ reading: inout ReportReading) {
        var terms = Terms()
        var paragraphs: [StudiedParagraph] = []
        for paragraph in Linking.body(of: reading) { paragraphs.append(StudiedParagraph(paragraph, themes: themes, terms: &terms)) }
        let rarity = Rarity(paragraphs)
        var critical: [Int: Set<String>] = [:]
        for paragraph in paragraphs {
            if let found = paragraph.critical { critical[paragraph.paragraph.number] = Set(found.sentence.themes) }
        }
        let links = FindingLinks(paragraphs, rarity: rarity, critical: critical)
        let known = Set(reading.paragraphs.map(\.number))
        reading.findings = reading.findings.map { linked($0, links: links, known: known, terms: &terms) }
        reading.otherWeaknesses = OtherWeaknesses(findings: reading.findings, rarity: rarity).all(in: paragraphs)
        reading.strengths = Strengths.all(in: paragraphs)
    }

    private func linked(_ finding: FindingDraft, links: FindingLinks, known: Set<Int>, terms: inout Terms) -> FindingDraft {
        let codes = themes.codes(in: finding.text)
        let cited = CitedParagraphs.numbers(in: finding.text).filter(known.contains)
        return FindingDraft(
            kind: finding.kind, text: finding.text, number: finding.number, group: finding.group, page: finding.page,
            paragraphs: cited.isEmpty ? links.paragraphs(for: finding.text, themes: codes, terms: &terms) : cited,
            areParagraphsPrinted: !cited.isEmpty,
            themes: codes, frameworkOutcome: FrameworkTag.read(in: finding.text))
    }

    /// The paragraphs of the judged areas; those of the safeguarding board and of a summary are left out.
    private static func body(of reading: ReportReading) -> [Paragraph] {
        let areas = Set(reading.framework?.areas.map(\.name) ?? [])
        let judged = reading.paragraphs.filter { areas.contains($0.section) }
        return judged.count >= 5 ? judged : reading.paragraphs.filter { $0.section != Body.boardSection }
    }
}
