import Foundation

/// Links findings to paragraphs and suggests other weaknesses and strengths.
struct Linking {
    let themes: ThemeList

    func link(_ reading: inout ReportReading) {
        var terms = Terms()
        var paragraphs: [StudiedParagraph] = []
        for paragraph in Linking.body(of: reading) { paragraphs.append(StudiedParagraph(paragraph, themes: themes, terms: &terms)) }
        let rarity = Rarity(paragraphs)
        let links = FindingLinks(paragraphs, rarity: rarity, themes: themes)
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
            paragraphs: cited.isEmpty ? links.paragraphs(for: finding.text, terms: &terms) : cited,
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

/// Finds the paragraphs that a finding rests on. A paragraph is proposed for the words and themes it shares with the finding: rare ones
/// weigh more than common ones, and words of a sentence that criticises more than words beside it. A paragraph that only praises is no
/// basis for what needs to improve.
struct FindingLinks {
    private let paragraphs: [StudiedParagraph]
    private let emphases: [Emphasis]
    private let rarity: Rarity
    private let themes: ThemeList

    init(_ paragraphs: [StudiedParagraph], rarity: Rarity, themes: ThemeList) {
        (self.paragraphs, self.rarity, self.themes) = (paragraphs, rarity, themes)
        emphases = paragraphs.map(Emphasis.init)
    }

    /// Few links are easier to check than many.
    private static let most = 5
    /// A paragraph stays when it has this share of the best score.
    private static let nearness = 0.55
    /// With this many times the least a paragraph stays, however much the best shares.
    private static let plenty = 2.0
    /// What shared words must weigh at least.
    private var least: Double { min(4.5, 1.4 * rarity.pair) }

    /// Numbers of the paragraphs, the nearest first.
    func paragraphs(for text: String, terms: inout Terms) -> [Int] {
        let finding = FindingWords(text, themes: themes, terms: &terms)
        let scores = paragraphs.indices.map { score($0, finding) }
        let nearest = paragraphs.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        let critical = nearest.filter { paragraphs[$0].isBasisOfCriticism }
        guard let best = critical.first, scores[best] >= 0.7 * least else {
            return nearest.prefix(1).filter { scores[$0] >= least }.map(number)
        }
        let enough = max(least, min(FindingLinks.nearness * scores[best], FindingLinks.plenty * least))
        var chosen = Array(critical.prefix { scores[$0] >= enough }.prefix(FindingLinks.most))
        if chosen.isEmpty { return [number(best)] }
        addWhatIsUncovered(finding, from: critical, to: &chosen)
        return chosen.map(number)
    }

    private func number(_ place: Int) -> Int { paragraphs[place].paragraph.number }

    private func score(_ place: Int, _ finding: FindingWords) -> Double {
        let paragraph = paragraphs[place]
        var score = shared(place, finding.whole) + FindingWords.shareOfAim * shared(place, finding.aim)
        if !paragraph.subject.isEmpty, paragraph.subject.isDisjoint(with: finding.whole.themes) { score *= 0.85 }
        if paragraph.pointsToRecommendation { score *= 1.25 }
        let section = paragraph.paragraph.section.lowercased()
        let isOfCare = section.contains("in care") || section.contains("looked after")
        return finding.isOfCare && isOfCare ? score * 1.15 : score
    }

    /// What a paragraph shares with a matter, in steps that add up to the same in any order.
    private func shared(_ place: Int, _ matter: FindingWords.Matter) -> Double {
        let emphasis = emphases[place]
        let words = matter.terms.reduce(0) { $0 + Rarity.inSteps(rarity.weight(ofTerm: $1) * (emphasis.terms[$1] ?? 0)) }
        return matter.themes.reduce(words) { $0 + Rarity.inSteps(rarity.weight(ofTheme: $1) * (emphasis.themes[$1] ?? 0)) }
    }

    /// A finding may join several matters; each that no chosen paragraph is about brings its own best paragraph.
    private func addWhatIsUncovered(_ finding: FindingWords, from critical: [Int], to chosen: inout [Int]) {
        for part in finding.parts where chosen.count <= FindingLinks.most {
            let scores = critical.map { shared($0, part) }
            guard let best = scores.max(), best >= 1.2 * least, let place = scores.firstIndex(of: best) else { continue }
            let isCovered = chosen.contains { shared($0, part) >= 0.4 * best }
            if !isCovered { chosen.append(critical[place]) }
        }
    }
}

/// How strongly a paragraph says each of its words and themes: most in a sentence that criticises, less in the sentences beside it, and
/// more when it opens the paragraph or comes back.
struct Emphasis {
    private(set) var terms: [Int: Double] = [:]
    private(set) var themes: [String: Double] = [:]

    init(_ paragraph: StudiedParagraph) {
        let strengths = Emphasis.strengths(of: paragraph)
        for (sentence, strength) in zip(paragraph.sentences, strengths) {
            for term in sentence.terms { terms[term] = max(terms[term] ?? 0, strength) }
            for theme in sentence.themes { themes[theme] = max(themes[theme] ?? 0, strength) }
        }
        for term in terms.keys { terms[term, default: 0] += Emphasis.added(paragraph) { $0.terms.contains(term) } }
        for theme in themes.keys { themes[theme, default: 0] += Emphasis.added(paragraph) { $0.themes.contains(theme) } }
    }

    private static func strengths(of paragraph: StudiedParagraph) -> [Double] {
        let criticises = paragraph.criticises
        return criticises.indices.map { place in
            let isBeside = criticises[max(0, place - 1)...min(criticises.count - 1, place + 1)].contains(true)
            let strength = criticises[place] ? 1 : isBeside ? 0.6 : 0.3
            return place == 0 ? max(strength, 0.7) : strength
        }
    }

    private static func added(_ paragraph: StudiedParagraph, has: (StudiedParagraph.Sentence) -> Bool) -> Double {
        let again = min(paragraph.sentences.count(where: has) - 1, 2)
        return 0.1 * Double(again) + (paragraph.sentences.first.map(has) == true ? 0.3 : 0)
    }
}

/// The words of a finding: the matters that it joins, and apart from them the aim that follows “so that” or “to ensure”.
struct FindingWords {
    struct Matter {
        let terms: Set<Int>
        let themes: Set<String>
    }

    /// What it asks for, with the themes of the whole finding.
    let whole: Matter
    /// Words that only tell why.
    let aim: Matter
    let parts: [Matter]
    /// It speaks of children in care.
    let isOfCare: Bool

    /// What a word of the aim counts beside one of the matter.
    static let shareOfAim = 0.5

    init(_ text: String, themes list: ThemeList, terms: inout Terms) {
        let words = Words.all(in: text)
        let matter = FindingWords.withoutAim(text)
        let asked = terms.all(in: Words.all(in: matter))
        whole = Matter(terms: asked, themes: Set(list.codes(in: words)))
        aim = Matter(terms: terms.all(in: words).subtracting(asked), themes: [])
        var parts: [Matter] = []
        for words in FindingWords.parts(of: matter) {
            parts.append(Matter(terms: terms.all(in: words), themes: Set(list.codes(in: words))))
        }
        self.parts = parts
        isOfCare = !words.contains("leavers") && (words.contains("care") && words.contains("in") || words.contains("looked"))
    }

    private static let beginningsOfAim = [" so that ", " in order to ", " to ensure ", " to help ", " to enable "]

    private static func withoutAim(_ text: String) -> Substring {
        let start = beginningsOfAim.compactMap { text.range(of: $0, options: .caseInsensitive)?.lowerBound }.min()
        return text[..<(start ?? text.endIndex)]
    }

    /// Divided at commas and at the words that join matters.
    private static func parts(of text: Substring) -> [[String]] {
        let joins: Set<String> = ["and", "including", "particularly", "specifically", "alongside"]
        return text.split { ",;:.(".contains($0) }.flatMap { Words.all(in: $0).split(whereSeparator: joins.contains).map(Array.init) }
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
    /// For each sentence, whether it criticises at least mildly.
    let criticises: [Bool]
    /// What it is about: the themes of its first sentence that has any, of the first two.
    let subject: Set<String>

    /// It criticises, or leads to a recommendation.
    var isBasisOfCriticism: Bool { pointsToRecommendation || criticises.contains(true) }

    init(_ paragraph: Paragraph, themes list: ThemeList, terms finder: inout Terms) {
        self.paragraph = paragraph
        var sentences: [Sentence] = []
        for text in Sentences.all(in: paragraph.text) {
            let words = Words.all(in: text)
            sentences.append(Sentence(text: text, words: words, terms: finder.all(in: words), themes: list.codes(in: words)))
        }
        self.sentences = sentences
        let weighed = sentences.map(CriticalSentence.weigh)
        critical = CriticalSentence.clearest(of: weighed)
        criticises = weighed.map { ($0?.weight ?? 0) >= CriticalSentence.mild }
        subject = Set(sentences.prefix(2).first { !$0.themes.isEmpty }?.themes ?? [])
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
        suitable home*; suitable placement*; regulated home*; registered home*; enough carer*; sufficiency; placement choice; unregistered; unregulated; unsuitable living; unsuitable accommodation
        placement option*; placement choice*; choice of; foster placement*; enough foster carer*; sufficient foster; sufficiency; places to live; places available
        social work qualified; qualified worker*; qualified social worker*; unqualified; not qualified; alternatively qualified
        threshold*; referral*; front door; contacts
        homeless*; sixteen and seventeen; 16 and 17 year; unsuitable accommodation
        management oversight; supervision; supervis*; oversight; grip
        out of hours; emergency duty; evenings and weekends
        turnover; changes of social worker*; changes of worker*; changes in social worker*; change of social worker*; fewer social workers; fewer changes; recruitment and retention; instability; continuity of; consistent social worker*
        transition*; 18th birthday; adulthood; adult services
        self evaluation; self assessment
        returning home from; return home from; return to the care of; home from care; children who return home; returning to their; reunif*
        pre proceedings; public law outline; plo; letters before; letter before; legal gateway; legal planning
        over the age of 21; aged 21; age of 21; over 21; after 21
        caseload*; workload*; capacity
        strategy meeting*; strategy discussion*
        placed with parents; placed with their parents; placement with parents; placements with parents; at home with their parents; live with their parents; living at home under
        partner*; multi agency; police; other agencies
        direct work
        young carers
        return home interview*; return home conversation*
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
    static func inSteps(_ weight: Double) -> Double { (weight * 1_048_576).rounded() / 1_048_576 }

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
