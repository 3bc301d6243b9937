import Foundation

/// Links findings to paragraphs and suggests other weaknesses and strengths.
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
        let good = reading.judgements.filter { ($0.grade?.rank ?? 0) >= Grade.good.rank }
        reading.strengths = Strengths.all(in: paragraphs, goodSections: Set(good.map(\.area.name)))
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

/// Finds the paragraphs that explain a finding: those whose sentences share its telling words and its themes, words weighted by
/// how rare they are in this report; with a small preference for the section the finding is about and for critical paragraphs.
struct FindingLinks {
    private let paragraphs: [StudiedParagraph]
    private let rarity: Rarity
    /// For each critical paragraph the themes of the sentence that criticises.
    private let critical: [Int: Set<String>]

    init(_ paragraphs: [StudiedParagraph], rarity: Rarity, critical: [Int: Set<String>]) {
        (self.paragraphs, self.rarity, self.critical) = (paragraphs, rarity, critical)
    }

    /// A paragraph is kept when it comes this near to the best: what needs to improve is explained by criticism,
    /// which is weighed more as it is.
    private static let nearness = (critical: 0.6, other: 0.55)
    private static let most = 6
    /// Criticism that shares this many times the least is kept however much the best shares.
    private static let plenty = 2.5
    /// What shared words must weigh at least.
    private var least: Double { min(4.5, 1.8 * rarity.pair) }

    /// Numbers of the paragraphs, the nearest first.
    func paragraphs(for text: String, themes: [String], terms finder: inout Terms) -> [Int] {
        let words = Words.all(in: text)
        let terms = finder.all(in: words)
        let scores = paragraphs.map { score($0, terms: terms, themes: themes, words: words) }
        guard let best = scores.max(), best >= least else { return criticised(themes) ?? nearest(scores) }
        let ranked = scores.indices.filter { place in
            let isCritical = critical[paragraphs[place].paragraph.number] != nil
            if isCritical, scores[place] >= FindingLinks.plenty * least { return true }
            let nearness = isCritical ? FindingLinks.nearness.critical : FindingLinks.nearness.other
            return scores[place] >= max(best * nearness, least)
        }.sorted { scores[$0] > scores[$1] }
        var chosen = Array(ranked.prefix(FindingLinks.most))
        addWhatIsUncovered(themes, scores: scores, to: &chosen)
        addWhatGoesOn(themes, to: &chosen)
        return chosen.map { paragraphs[$0].paragraph.number }
    }

    /// A short finding in common words, as “the quality of assessments”: the paragraphs whose criticism is about its themes.
    private func criticised(_ themes: [String]) -> [Int]? {
        let numbers = paragraphs.map(\.paragraph.number)
        let found = Array(numbers.filter { critical[$0].map { !$0.isDisjoint(with: themes) } ?? false }.prefix(FindingLinks.most))
        return found.isEmpty ? nil : found
    }

    /// Where little is shared, the critical paragraph that shares most, if it stands out.
    private func nearest(_ scores: [Double]) -> [Int] {
        let ranked = scores.indices.filter { critical[paragraphs[$0].paragraph.number] != nil }.sorted { scores[$0] > scores[$1] }
        guard let first = ranked.first, scores[first] >= 0.5 * least else { return [] }
        return ranked.prefix(2).filter { scores[$0] >= 0.8 * scores[first] }.map { paragraphs[$0].paragraph.number }
    }

    private func score(_ paragraph: StudiedParagraph, terms: Set<Int>, themes: [String], words: [String]) -> Double {
        let total = rarity.weight(sharedBy: paragraph.terms, terms)
        let best = paragraph.sentences.map { rarity.weight(sharedBy: $0.terms, terms) }.max() ?? 0
        let shared = themes.filter(paragraph.themes.contains).reduce(0) { $0 + rarity.weight(ofTheme: $1) }
        var score = best + 0.35 * (total - best) + 1.2 * shared
        if let criticised = critical[paragraph.paragraph.number] { score *= criticised.isDisjoint(with: themes) ? 1.15 : 1.45 }
        if paragraph.pointsToRecommendation { score *= 1.25 }
        return score * sectionWeight(paragraph.paragraph.section, words: words)
    }

    /// A finding may join two subjects; each theme of it that no chosen paragraph has brings its own best paragraph.
    private func addWhatIsUncovered(_ themes: [String], scores: [Double], to chosen: inout [Int]) {
        for theme in themes where !chosen.contains(where: { paragraphs[$0].themes.contains(theme) }) {
            let all = paragraphs.indices.filter { paragraphs[$0].themes.contains(theme) && scores[$0] >= least }
            let critical = all.filter { self.critical[paragraphs[$0].paragraph.number]?.contains(theme) == true }
            let holders = critical.isEmpty ? all : critical
            if let best = holders.max(by: { scores[$0] < scores[$1] }), holders.count <= 6 { chosen.append(best) }
        }
    }

    /// A matter often takes two paragraphs: a critical neighbour of the best one that speaks of the same theme goes on with it.
    private func addWhatGoesOn(_ themes: [String], to chosen: inout [Int]) {
        guard let best = chosen.first, chosen.count < FindingLinks.most else { return }
        for neighbour in [best + 1, best - 1] where paragraphs.indices.contains(neighbour) && !chosen.contains(neighbour) {
            let paragraph = paragraphs[neighbour]
            let isSameSection = paragraph.paragraph.section == paragraphs[best].paragraph.section
            let speaksOfIt = themes.contains { rarity.weight(ofTheme: $0) >= rarity.pair / 2 && paragraph.themes.contains($0) }
            if isSameSection, speaksOfIt, critical[paragraph.paragraph.number] != nil { chosen.append(neighbour) }
        }
    }

    private func sectionWeight(_ section: String, words: [String]) -> Double {
        let isOfLeavers = words.contains("leavers")
        let isOfCare = words.contains("care") && words.contains("in") || words.contains("looked")
        let section = section.lowercased()
        if isOfLeavers { return section.contains("leavers") ? 1.25 : 1 }
        if isOfCare { return section.contains("in care") || section.contains("looked after") ? 1.15 : 1 }
        return 1
    }
}

/// Paragraph numbers that an item cites itself: `(paragraphs 33, 34)`, `(Paragraph 11)`, `(paragraphs 18–20 and 28)`.
enum CitedParagraphs {
    static func numbers(in text: String) -> [Int] {
        var numbers: [Int] = []
        for piece in text.split(separator: "(", omittingEmptySubsequences: false).dropFirst() {
            let inside = piece.prefix { $0 != ")" }
            let words = Words.all(in: inside)
            guard let first = words.first, first == "paragraph" || first == "paragraphs" || first == "paras" || first == "para" else {
                continue
            }
            numbers += read(inside)
        }
        return numbers
    }

    private static func read(_ text: Substring) -> [Int] {
        var (numbers, digits, isRange) = ([Int](), "", false)
        func finish() {
            if let number = Int(digits), (1...999).contains(number) {
                if isRange, let last = numbers.last, number > last, number - last <= 30 {
                    numbers += Array((last + 1)...number)
                } else {
                    numbers.append(number)
                }
                isRange = false
            }
            digits = ""
        }
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
            } else {
                finish()
                if scalar == "-" || scalar == "\u{2013}" { isRange = true } else if scalar == "," { isRange = false }
            }
        }
        finish()
        return numbers
    }
}

/// A paragraph with its sentences taken apart for comparing.
struct StudiedParagraph {
    struct Sentence {
        let text: String
        let words: [String]
        let terms: Set<Int>
        let themes: [String]
    }

    let paragraph: Paragraph
    let sentences: [Sentence]
    let terms: Set<Int>
    let themes: Set<String>
    /// Printed behind paragraphs that led to a recommendation.
    let pointsToRecommendation: Bool

    /// The sentence that criticises most clearly.
    let critical: CriticalSentence?

    init(_ paragraph: Paragraph, themes list: ThemeList, terms finder: inout Terms) {
        self.paragraph = paragraph
        var sentences: [Sentence] = []
        for text in Sentences.all(in: paragraph.text) {
            let words = Words.all(in: text)
            sentences.append(Sentence(text: text, words: words, terms: finder.all(in: words), themes: list.codes(in: words)))
        }
        self.sentences = sentences
        critical = CriticalSentence(sentences)
        terms = sentences.reduce(into: []) { $0.formUnion($1.terms) }
        themes = Set(sentences.flatMap(\.themes))
        pointsToRecommendation = sentences.last.map { $0.words.contains("recommendation") || $0.words.contains("recommendations") } ?? false
    }
}

/// The words of a text that carry its meaning, cut to their stems and numbered, since a report says the same words again and
/// again and numbers compare faster.
struct Terms {
    private var known: [String: Int?] = [:]
    private var numbers: [String: Int] = [:]

    mutating func all(in words: [String]) -> Set<Int> {
        var terms: Set<Int> = []
        for word in words {
            if let term = term(word) { terms.insert(term) }
        }
        for place in SaidOtherwise.found(in: words) { terms.insert(number("said otherwise \(place)")) }
        return terms
    }

    /// Nil for a common word or a number.
    private mutating func term(_ word: String) -> Int? {
        if let term = known[word] { return term }
        let isCommon = word.utf8.count < 3 || Terms.common.contains(word) || word.utf8.allSatisfy { (48...57).contains($0) }
        let term = isCommon ? nil : number(Terms.stem(word))
        known[word] = .some(term)
        return term
    }

    private mutating func number(_ stem: String) -> Int {
        if let number = numbers[stem] { return number }
        numbers[stem] = numbers.count
        return numbers.count - 1
    }

    /// Words of every report, which tell nothing about what it says.
    private static let common: Set<String> = Set(
        """
        the and for are with that this not has have had been was were their they them from which when where who will would can could
        should all any its than then these those there here also such some most more many much few other others each both either only
        own same very into onto over under about between within without through during before after since while until upon against
        being does did done doing may might must shall what how why our out off per via too yet now just well
        child children childrens young people person family families local authority authorities service services social worker workers
        work working staff council ensure ensures ensuring ensured including include includes particularly particular specific need needs
        needed needing help support supported supporting care area areas making make made take taken receive received
        good better improve improved improving improvement improvements effective effectively effectiveness quality consistent consistently consistency
        timely timeliness appropriate appropriately new number numbers result results impact use used using experience experiences
        range time first number high low across small large majority inspectors inspection identified
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// A light stemmer: enough that `placements`, `locally` and `recorded` meet `placement`, `local` and `recording`.
    static func stem(_ word: String) -> String {
        var stem = word[...]
        func drop(_ ending: String, leaving least: Int) -> Bool {
            guard stem.hasSuffix(ending), stem.utf8.count - ending.utf8.count >= least else { return false }
            stem = stem.dropLast(ending.count)
            return true
        }
        if drop("ness", leaving: 4), stem.hasSuffix("li") { stem = stem.dropLast(2) }
        if drop("ies", leaving: 3) { stem = stem + "y" }
        if !stem.hasSuffix("ss") { _ = drop("s", leaving: 3) }
        _ =
            drop("ation", leaving: 5) || drop("ing", leaving: 4) || drop("ed", leaving: 4) || drop("ly", leaving: 4)
            || drop("ive", leaving: 5)
        _ = drop("e", leaving: 4)
        // What is criticised as unregistered is asked for as registered.
        if stem.hasPrefix("un"), stem.utf8.count >= 8 { stem = stem.dropFirst(2) }
        return String(stem)
    }
}

/// What the list of what must improve and the body call by different names, one thing a line.
enum SaidOtherwise {
    private static let lines = """
        connected carer*; connected person*; family and friends; friends and family; kinship; family carer*; regulation 24; reg 24; special guardian*
        permanent home*; permanence; permanently; long term plan*; matched; matching
        timel*; delay*; drift; too long; swift*; promptly; quickly; quicker; slow*; overdue
        performance management; performance information; performance data; quality assurance; quality management; audit*; auditing
        independent reviewing officer*; reviewing officer*; iro; iros; conference chair*; dispute resolution; escalat*
        suitable home*; suitable placement*; enough carer*; sufficiency; placement choice; unregistered; unregulated; unsuitable living; unsuitable accommodation
        social work qualified; qualified worker*; qualified social worker*; unqualified; not qualified; alternatively qualified
        threshold*; referral*; front door; contacts
        homeless*; sixteen and seventeen; 16 and 17 year; unsuitable accommodation
        management oversight; supervision; supervis*; oversight; grip
        """

    private static let index: (patterns: PatternIndex, owners: [Int]) = {
        var (patterns, owners) = ([WordPattern](), [Int]())
        for (place, line) in lines.split(separator: "\n").enumerated() {
            for phrase in line.split(separator: ";") {
                guard let pattern = WordPattern(phrase) else { continue }
                patterns.append(pattern)
                owners.append(place)
            }
        }
        return (PatternIndex(patterns), owners)
    }()

    static func found(in words: [String]) -> Set<Int> { Set(index.patterns.found(in: words).keys.map { index.owners[$0] }) }
}

/// How much a word or a theme tells: the fewer paragraphs have it, the more.
struct Rarity {
    private var terms: [Int: Double] = [:]
    private var themes: [String: Double] = [:]
    private let most: Double
    /// What a word weighs that is in two paragraphs: the measure for “much in common” in a report of this length.
    let pair: Double

    init(_ paragraphs: [StudiedParagraph]) {
        let count = Double(max(paragraphs.count, 1))
        most = Rarity.inSteps(log(1 + count))
        pair = max(0.3, log(1 + count / 2) - 0.6)
        var (termCounts, themeCounts) = ([Int: Int](), [String: Int]())
        for paragraph in paragraphs {
            for term in paragraph.terms { termCounts[term, default: 0] += 1 }
            for theme in paragraph.themes { themeCounts[theme, default: 0] += 1 }
        }
        terms = termCounts.mapValues { Rarity.weight(heldBy: $0, of: count) }
        themes = themeCounts.mapValues { Rarity.weight(heldBy: $0, of: count) }
    }

    /// In steps whose sum is the same in whatever order a set gives them, so that one report is always linked the same.
    private static func inSteps(_ weight: Double) -> Double { (weight * 1_048_576).rounded() / 1_048_576 }

    private static func weight(heldBy holders: Int, of count: Double) -> Double {
        inSteps(log(1 + count / Double(holders)) - 0.6)
    }

    func weight(ofTerm term: Int) -> Double { max(0, terms[term] ?? most) }
    func weight(ofTheme theme: String) -> Double { max(0, themes[theme] ?? most) }

    /// What two texts share, the smaller set looked up in the larger.
    func weight(sharedBy left: Set<Int>, _ right: Set<Int>) -> Double {
        let (few, many) = left.count <= right.count ? (left, right) : (right, left)
        return few.reduce(0) { many.contains($1) ? $0 + weight(ofTerm: $1) : $0 }
    }
}
