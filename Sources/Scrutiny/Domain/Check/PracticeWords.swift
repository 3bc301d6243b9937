/// Recognises sentences that claim something about practice. The rule is local to this product and shown to the writer:
/// a sentence claims something when it names whom or what practice is about (children, families, workers, plans, letters …) and says
/// how it is or how it has changed (strong, timely, improved, most, reduced …). What will be done, what the report itself is for
/// and what the committee is asked are not claims.
enum PracticeWords {
    private static let subjects = wordSet(
        """
        child children young people person families family parent parents carer carers siblings brothers sisters adolescents uasc
        worker workers staff manager managers leader leaders officer officers iro iros adviser advisers practice practitioners service services
        assessment assessments plan plans planning visit visits review reviews letter letters conference conferences meeting
        caseload caseloads audit audits supervision support referral referrals placement placements home homes permanence education
        culture response partners partnership process processes decision decisions health attainment oversight retention capacity drift
        delay system quality assurance compass exploitation
        """)
    private static let qualities = wordSet(
        """
        good strong strongly stronger effective effectively timely timescales clear clearly consistent consistently robust appropriate
        appropriately successful successfully significant significantly better best well improve improved improves improving
        reduce reduced reducing reduction increase increased increasing rise risen fallen high higher low lower majority most many few
        all always never no none not seen listened heard understood understand understands know knows knowledgeable passionate visible
        supported benefit benefits benefiting positive positively proactive recognised reflects celebrated appreciated poor weak late
        more less fewer easier harder sooner quicker faster slower worse
        delayed unclear complicated impact difference identified rigorous thorough excellent outstanding safe safer embedded
        """)
    private static let states = wordSet("is are was were has have had been being shows show shown tell tells means do does")
    private static let future = wordSet("will shall propose proposes proposed intend intends planned plans asked invited recommended")
    private static let aboutTheReport = [
        "this report", "the committee", "a copy of", "the below table", "the table", "appendix", "these include",
    ]

    static func isClaim(_ sentence: String) -> Bool {
        let words = words(of: sentence)
        let lowercased = sentence.lowercased()
        guard words.contains(where: subjects.contains), words.contains(where: qualities.contains) else { return false }
        let isAhead = words.contains(where: future.contains) || [" is to ", " are to "].contains { lowercased.contains($0) }
        if isAhead, !words.contains(where: { ["has", "have", "improved", "reduced"].contains($0) }) {
            return false
        }
        // A bullet may leave its verb out: "Strong planning for permanence".
        let isSaid = words.contains(where: states.contains) || words.count < 20 || lowercased.hasPrefix("ofsted")
        return isSaid && !aboutTheReport.contains { lowercased.hasPrefix($0) || lowercased.contains("\($0) is included") }
            && ![" is appendix", " are appendix"].contains { lowercased.contains($0) }
    }

    static func isAboutPractice(_ words: [String]) -> Bool { words.contains(where: subjects.contains) }

    static func words(of sentence: String) -> [String] {
        sentence.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "%" }.map(String.init)
    }

    private static func wordSet(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
