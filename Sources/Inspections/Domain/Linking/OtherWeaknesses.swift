/// Criticism in the body that no finding covers, all of it, grouped where paragraphs tell of the same thing.
struct OtherWeaknesses {
    private let rarity: Rarity
    private let findingThemes: Set<String>
    private let linked: Set<Int>

    /// What paragraphs of one weakness must share, in weight of words.
    private var likeness: Double { min(7, 2.8 * rarity.pair) }

    private struct Found {
        let paragraph: StudiedParagraph
        let critical: CriticalSentence
    }

    init(findings: [FindingDraft], rarity: Rarity) {
        self.rarity = rarity
        findingThemes = Set(findings.flatMap(\.themes))
        linked = Set(findings.flatMap(\.paragraphs))
    }

    func all(in paragraphs: [StudiedParagraph]) -> [Observation] {
        let found = paragraphs.compactMap { paragraph in paragraph.critical.map { Found(paragraph: paragraph, critical: $0) } }
            .filter { !isCovered($0) }
        return grouped(found).compactMap(observation)
    }

    /// A finding covers what it is linked to, and what its themes name.
    private func isCovered(_ found: Found) -> Bool {
        linked.contains(found.paragraph.paragraph.number) || found.paragraph.pointsToRecommendation
            || !findingThemes.isDisjoint(with: found.critical.sentence.themes)
    }

    private func grouped(_ found: [Found]) -> [[Found]] {
        var groups: [[Found]] = []
        for item in found {
            if let place = groups.firstIndex(where: { group in group.first.map { isSame($0, item) } ?? false }) {
                groups[place].append(item)
            } else {
                groups.append([item])
            }
        }
        return groups
    }

    private func isSame(_ left: Found, _ right: Found) -> Bool {
        return !Set(left.critical.sentence.themes).isDisjoint(with: right.critical.sentence.themes)
            && rarity.weight(sharedBy: left.paragraph.terms, right.paragraph.terms) >= likeness
    }

    private func observation(_ group: [Found]) -> Observation? {
        guard let first = group.first, let clearest = group.max(by: { $0.critical.weight < $1.critical.weight }) else { return nil }
        let themes = Set(group.flatMap(\.critical.sentence.themes)).sorted()
        return Observation(
            paragraphs: group.map(\.paragraph.paragraph.number), page: first.paragraph.paragraph.page,
            cue: clearest.paragraph.quote(of: clearest.critical.sentence),
            cueWords: clearest.critical.cueWords, themes: themes)
    }
}

extension StudiedParagraph {
    /// The sentence, with the one before it where it leans on that: “However, …”, “This …”.
    func quote(of sentence: Sentence) -> String {
        let leaning: Set<String> = [
            "however", "this", "these", "those", "that", "they", "it", "such", "but", "consequently", "therefore", "as", "their", "its",
            "nevertheless", "although",
            "similarly", "also", "conversely", "nonetheless", "others", "some", "for", "in",
        ]
        guard let first = sentence.words.first, leaning.contains(first),
            let place = sentences.firstIndex(where: { $0.text == sentence.text }), place > 0,
            !["as", "for", "in", "although", "some"].contains(first)
                || ["a", "this", "these", "such", "addition", "example"].contains(sentence.words.dropFirst().first ?? "")
        else { return sentence.text }
        return sentences[place - 1].text + " " + sentence.text
    }
}

/// Clear praise in paragraphs without criticism: as many as there are, and no more. Of a section judged good or better in which hardly
/// anything praises outright, what comes nearest.
enum Strengths {
    private static let most = 8
    private static let few = 3
    /// What the words of praise in a sentence must weigh together to praise outright.
    private static let least = 4

    private struct Found {
        let place: Int
        let paragraph: StudiedParagraph
        let sentence: StudiedParagraph.Sentence
        let cue: Cues.Weighed?

        var weight: Int { cue?.weight ?? 0 }
        var section: String { paragraph.paragraph.section }

        var observation: Observation {
            Observation(
                paragraphs: [paragraph.paragraph.number], page: paragraph.paragraph.page, cue: paragraph.quote(of: sentence),
                cueWords: cue?.words ?? "", themes: sentence.themes)
        }
    }

    /// - Parameter goodSections: the sections whose grade is good or better.
    static func all(in paragraphs: [StudiedParagraph], goodSections: Set<String>) -> [Observation] {
        let found = paragraphs.enumerated().compactMap { best(of: $1, at: $0) }
        var kept = Array(found.filter { $0.weight >= least }.sorted(by: praisesMore).prefix(most))
        if kept.count < few { kept += nearest(in: found, of: goodSections.subtracting(kept.map(\.section))) }
        return kept.sorted { $0.place < $1.place }.map(\.observation)
    }

    private static func praisesMore(_ left: Found, _ right: Found) -> Bool { (left.weight, -left.place) > (right.weight, -right.place) }

    /// Of each section what praises most.
    private static func nearest(in found: [Found], of sections: Set<String>) -> [Found] {
        let inSections = found.filter { sections.contains($0.section) }
        return Dictionary(grouping: inSections, by: \.section).values.compactMap { $0.min(by: praisesMore) }
    }

    /// The sentence that praises most and takes nothing back, of a paragraph without criticism.
    private static func best(of paragraph: StudiedParagraph, at place: Int) -> Found? {
        guard !paragraph.criticises.contains(true) else { return nil }
        return paragraph.sentences.filter { Cues.weakness.weigh($0.words.filter { $0 != "risk" }) == nil }
            .map { Found(place: place, paragraph: paragraph, sentence: $0, cue: Cues.praise.weigh(praising($0.words))) }
            .max { $0.weight < $1.weight }
    }

    /// Without “good or outstanding”, which grades a school or a home and praises nobody here.
    private static func praising(_ words: [String]) -> [String] {
        words.indices.filter { $0 == 0 || words[$0] != "outstanding" || words[$0 - 1] != "or" }.map { words[$0] }
    }
}

/// Words that give away criticism or praise, with what they weigh; and words that take criticism back.
struct Cues: Sendable {
    struct Weighed: Sendable {
        let weight: Int
        /// The words that weighed most, as found.
        let words: String
    }

    private let index: PatternIndex
    private let weights: [Int]

    init(_ lists: [(weight: Int, phrases: String)]) {
        var (patterns, weights) = ([WordPattern](), [Int]())
        for (weight, phrases) in lists {
            for phrase in phrases.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
                guard let pattern = WordPattern(phrase) else { continue }
                patterns.append(pattern)
                weights.append(weight)
            }
        }
        index = PatternIndex(patterns)
        self.weights = weights
    }

    func weigh(_ words: [String]) -> Weighed? {
        let found = index.found(in: words)
        guard let heaviest = found.max(by: { (weights[$0.key], -$0.value.lowerBound) < (weights[$1.key], -$1.value.lowerBound) }) else {
            return nil
        }
        return Weighed(weight: found.keys.reduce(0) { $0 + weights[$1] }, words: words[heaviest.value].joined(separator: " "))
    }

    /// 3 says it outright, 2 says it with few other readings, 1 only adds.
    static let weakness = Cues([
        (
            3,
            """
            not always; not consistently; not yet consistently; not routinely; not sufficiently; insufficient*; not reflected; not good enough
            not effective; not effectively; not yet effective; not robust; not rigorous; not thorough; not timely; not purposeful; not embedded; not yet embedded; not yet good
            too many; too few; too long; too late; too slow*; too often; too variable; too high
            inconsisten*; greater consistency; lack consistency; more needs to be done; needs to improve; need to improve
            needs to be improved; need to be improved; needs to be strengthened; need to be strengthened; needs strengthening; needs to be more; need to be more; needs to be applied
            further work is needed; further work is required; more work is needed; more work is required; more work to do; more to do; work is needed; requires further
            is of concern; was of concern; are of concern; a concern that; underdeveloped; under developed; less well developed; less well; not well developed; not well enough; missed opportunit*; weakness*; weak; weaker
            poor; poorly; shortfall*; deteriorat*; hinder*; hamper*; unacceptable; over optimistic; overly optimistic; not enough; has not been; have not been; not been able
            not recorded; not completed; not followed; not reviewed; not progressed; not well; not clear enough; remains too; are too; is too; failed to; fails to; fail to
            leave children; left children; not met; not seen; fallen away; fewer than half; less than half; makes it harder
            ineffective*; ineffectual; under resourced; not been fully; need to adopt; flawed; disappointing; superficial; elusive; too little; too much; cannot be assured; cannot be sure; not strong enough
            """
        ),
        (
            2,
            """
            not all; lack of; lacks; lacking; lacked; delay*; drift; dip; declin*; disruption to; is variable; are variable; remains variable; variability; varies; varied; vary; unclear; not clear; overdue
            is limited; are limited; limited understanding; limited impact; limited evidence; gaps; a gap; fell short; not on target; below target; unable to; not able to
            not specific; not sharp; not explicit; not detailed; some inconsistency; does not provide; do not provide; does not fully; do not fully; struggle*; stretched; turnover; high caseloads; unallocated; backlog*
            less effective; less consistent; less clear; less evident; less timely; is needed; are needed; is required to; do not always; does not always; not fully
            lack; sparse; fragmented; disjointed; irregular; infrequent; sporadic; slows; slowed; is slow; been slow; premature*; absence of; experience difficult*; have difficult*; not receive; not assessed; not aware; not secure
            unqualified; could be quicker; could be improved; could be strengthened; could be further; not the same; serious failures; under developed
            """
        ),
        (
            1,
            """
            however; although; while; but; despite; is not; are not; does not; do not; did not; was not; were not; could not; cannot; no longer; this means that; a small number; a minority; some children; risk
            """
        ),
    ])

    /// Criticism that is taken back, already corrected, or not criticism at all.
    static let excuse = Cues([
        (
            3,
            """
            no delay*; without delay*; without unnecessary delay*; avoid* delay*; avoid* drift; avoids; reduc* delay*; minimis* delay*; minimis* drift; prevent* delay*; prevent* drift; without drift; no drift; little delay; tackle* delay*; rarely
            not only; not just; not in children's best; not in the child's best; has now been addressed; have now been addressed; have been addressed; has been addressed; have been resolved; has been resolved
            has now been; have now been; had been identified; reduc* drift; challenge* drift; delay and drift are; are not delayed; not delayed; no longer; is not a barrier
            not yet good but improving; no shortfall*; no backlog*; few delays; not wait*; do not wait; does not wait; not need to wait; do not experience delay*; do not drift; low turnover; no unallocated
            too early to; too soon to; since the last inspection; since the previous inspection; at the last inspection; in the last inspection; at the previous inspection; does not prevent; not experience unnecessary; not experience drift; not experience delay*; challenging any; addressing any; less likely to; no unnecessary
            strengths and weaknesses; areas of strength and weakness; poor mental health; poor emotional health; poor physical health; poor parental mental; poor parenting; poor school attendance; poor attendance; poor housing; poor living; poor outcomes if; poor home conditions; effects of poor; impact of poor; history of poor; but improving; but is improving
            identify weaknesses; understand weaknesses; aware of weaknesses; know* weaknesses; weaknesses are understood; weaknesses in the family
            not suffer delay*; not suffer from delay*; not face delay*; not subject to delay*; not been without; hampers to; food hampers; giving hampers
            poor emotional and; little drift; not due to a lack; delays are not attributed; what further work is required; well above the national; deterioration is recognised; have addressed previous; has addressed previous; addressed the previous; had identified these shortfalls; had identified these weaknesses
            not receive statutory; not receive unnecessary; insufficient change; lack of sufficient change; previous poor; had drifted
            authorities who need; in response to the shortfalls; in response to weaknesses; used to be; were previously; was previously; previously been; had previously; are not left
            """
        )
    ])

    static let praise = Cues([
        (
            3,
            """
            outstanding; exceptional*; excellent; exemplary; highly effective; impressive; a real strength; is a strength; are a strength; significant strength; a strength; inspirational; sector leading; extremely well; extremely effective
            very effective; very strong; very well supported; strong and effective; is strong; are strong; remarkable; transformational
            """
        ),
        (
            2,
            """
            innovative; highly skilled; highly committed; high quality; strong; very well; tenacious*; passionate; benefit from effective; rigorous; robust; skilled; creative; nurturing; make a real difference; making a real difference; tangible difference; considerable
            """
        ),
        (
            1,
            "effective; effectively; well; good; sensitive*; careful*; thorough; timely; purposeful; positive; benefit*; thrive; thriving; consistently; confident"
        ),
    ])
}

/// The sentence of a paragraph that criticises most clearly, if one does clearly enough.
struct CriticalSentence {
    let sentence: StudiedParagraph.Sentence
    let weight: Int
    let cueWords: String

    /// What the cues of a sentence must weigh together to stand as a weakness of its own.
    private static let least = 3
    /// Enough to be the basis of a finding that the report lists itself.
    static let mild = 2

    static func clearest(of weighed: [CriticalSentence?]) -> CriticalSentence? {
        var best: CriticalSentence?
        for case let found? in weighed where found.weight >= least && found.weight > best?.weight ?? 0 { best = found }
        return best
    }

    private init(_ sentence: StudiedParagraph.Sentence, _ cue: Cues.Weighed, weight: Int) {
        (self.sentence, self.weight, cueWords) = (sentence, weight, cue.words)
    }

    static func weigh(_ sentence: StudiedParagraph.Sentence) -> CriticalSentence? {
        guard let cue = Cues.weakness.weigh(NoFault.blanked(in: sentence.words)) else { return nil }
        var weight = cue.weight - 2 * (Cues.excuse.weigh(sentence.words)?.weight ?? 0)
        if let rest = Contrast.rest(of: sentence), Cues.weakness.weigh(NoFault.blanked(in: rest)) == nil { weight -= 3 }
        if let told = Circumstance.rest(of: sentence), Cues.weakness.weigh(NoFault.blanked(in: told)) == nil { weight -= 2 }
        return CriticalSentence(sentence, cue, weight: weight)
    }
}

/// Words that criticise elsewhere and here tell of what is not amiss: they are blanked before a sentence is weighed, so that what else it
/// says still counts.
enum NoFault {
    static func blanked(in words: [String]) -> [String] {
        var words = words
        for place in words.indices {
            guard let range = range(in: words, at: place) else { continue }
            for index in range { words[index] = "" }
        }
        return words
    }

    private static func range(in words: [String], at place: Int) -> Range<Int>? {
        switch words[place] {
        case "no": none(in: words, at: place)
        case "not": notAny(in: words, at: place) ?? notUsed(in: words, at: place)
        case "strength", "strengths": beside(words, place)
        case "greater": outcome(in: words, at: place)
        case "declined", "decline": declined(in: words, at: place)
        case "what": known(in: words, at: place)
        case "poor", "lack", "shortfall", "shortfalls", "weakness": addressed(in: words, at: place)
        case "weaknesses": addressed(in: words, at: place) ?? known(weaknessesAt: place, in: words)
        case "need", "needs": understood(in: words, at: place)
        case let word where word.hasPrefix("delay") || word.hasPrefix("drift"): avoided(in: words, at: place)
        default: nil
        }
    }

    /// `No evidence of significant drift or delay`, `saw no cases where …`, `no serious failures were identified that left …`. What follows
    /// `no evidence of impact` is none of these.
    private static func none(in words: [String], at place: Int) -> Range<Int>? {
        let rest = words[(place + 1)...]
        let faults = rest.prefix { qualities.contains($0) || isFault($0) }
        if faults.contains(where: isFault) {
            let isSeen = rest.dropFirst(faults.count).prefix(2).contains { seen.contains($0) }
            return place..<(isSeen ? clauseEnd(words, after: place) : faults.endIndex)
        }
        let isFound = place > 0 && ["found", "saw", "identified"].contains(words[place - 1])
        return isFound && rest.first.map(cases.contains) == true ? place..<clauseEnd(words, after: place) : nil
    }

    /// `Inspectors did not see any examples of children being exposed to risk`.
    private static func notAny(in words: [String], at place: Int) -> Range<Int>? {
        let next = words[(place + 1)...].prefix(3)
        guard next.count == 3, ["find", "see", "identify"].contains(next[place + 1]), next[place + 2] == "any",
            cases.contains(next[place + 3]) || isFault(next[place + 3])
        else { return nil }
        // “… where a plan should have been in place, but was not” goes on with it.
        return place..<words.endIndex
    }

    /// `Bed and breakfast accommodation has not been used`: what should not be.
    private static func notUsed(in words: [String], at place: Int) -> Range<Int>? {
        let isWrong = words[..<place].contains { ["breakfast", "unregistered", "unregulated", "unsuitable", "cells"].contains($0) }
        let verbs = words[(place + 1)...].prefix(2).filter { $0 != "been" }
        guard isWrong, verbs.first == "used" || verbs.first == "placed", place > 0 else { return nil }
        return (place - 1)..<min(place + 3, words.count)
    }

    /// `Its strengths and weaknesses`, `weaknesses and strengths`: known, not found.
    private static func beside(_ words: [String], _ place: Int) -> Range<Int>? {
        let after = words[(place + 1)...].prefix(4)
        if after.first == "and", let fault = after.firstIndex(where: isFault) { return place..<(fault + 1) }
        guard place > 1, words[place - 1] == "and", isFault(words[place - 2]) else { return nil }
        return (place - 2)..<(place + 1)
    }

    /// `This offers greater consistency`.
    private static func outcome(in words: [String], at place: Int) -> Range<Int>? {
        let gains: Set<String> = [
            "offers", "provides", "ensures", "ensure", "resulted", "resulting", "brings", "brought", "promotes", "achieved",
        ]
        guard words.dropFirst(place + 1).first == "consistency", words[max(0, place - 2)..<place].contains(where: gains.contains) else {
            return nil
        }
        return place..<(place + 2)
    }

    /// `Declined to take copies`; `the number who are not in education has declined`.
    private static func declined(in words: [String], at place: Int) -> Range<Int>? {
        let before = words[..<place]
        let isOfFault =
            zip(before, before.dropFirst()).contains { $0 == ("not", "in") }
            || before.suffix(8).contains { ["exclusions", "absences", "offending", "turnover", "vacancies", "caseloads"].contains($0) }
        return isOfFault || words.dropFirst(place + 1).first == "to" ? place..<(place + 1) : nil
    }

    /// `What is needed to improve their child’s circumstances`, told clearly to someone.
    private static func known(in words: [String], at place: Int) -> Range<Int>? {
        let isSaid = ["is needed", "needs to", "is required"].contains(words[(place + 1)...].prefix(2).joined(separator: " "))
        guard isSaid, !words[..<place].contains("not"),
            words[..<place].contains(where: ["clear", "clearly", "outline", "know", "understand"].contains)
        else { return nil }
        return place..<min(place + 4, words.count)
    }

    /// `They have taken steps to address poor performance`, `they responded to the lack of homes`.
    private static func addressed(in words: [String], at place: Int) -> Range<Int>? {
        let before = words[..<place]
        let answers = ["address", "addressing", "addressed", "tackle", "tackling", "responded", "responding", "recognition"]
        let isMended = before.suffix(5).contains(where: answers.contains)
        return isMended && !isDenied(before) ? place..<(place + 1) : nil
    }

    /// `A better understanding of practice weaknesses`.
    private static func known(weaknessesAt place: Int, in words: [String]) -> Range<Int>? {
        let before = words[..<place]
        return before.suffix(4).contains("understanding") && !isDenied(before) ? place..<(place + 1) : nil
    }

    private static func isDenied(_ words: ArraySlice<String>) -> Bool {
        let denials: Set<String> = [
            "not", "ineffective", "fail", "failed", "without", "slow", "insufficiently", "insufficient", "lack", "lacks", "limited",
            "incomplete",
        ]
        return words.contains(where: denials.contains)
    }

    /// `The council prioritised the need to improve services`; `they have a comprehensive understanding of the aspects of the service that
    /// still need to improve`.
    private static func understood(in words: [String], at place: Int) -> Range<Int>? {
        let before = words[..<place]
        if before.last == "the", ["prioritised", "identified", "recognised", "accepted"].contains(before.dropLast().last ?? "") {
            return place..<min(place + 3, words.count)
        }
        guard words[(place + 1)...].starts(with: ["to", "improve"]), let noun = before.lastIndex(of: "understanding"), noun > 0,
            ["comprehensive", "good", "clear", "strong", "thorough", "accurate", "realistic"].contains(words[noun - 1]),
            !before.contains(where: ["not", "lack", "lacks", "without", "however", "but"].contains)
        else { return nil }
        return place..<(place + 3)
    }

    /// `Delay in continuity is minimised`, `drift and delay is avoided`.
    private static func avoided(in words: [String], at place: Int) -> Range<Int>? {
        let rest = words[(place + 1)...].prefix(6)
        guard let end = rest.firstIndex(where: { ["minimised", "minimal", "avoided", "prevented", "rare"].contains($0) }),
            !rest[..<end].contains(where: ["not", "could", "should", "but"].contains)
        else { return nil }
        return place..<(end + 1)
    }

    private static func isFault(_ word: String) -> Bool { faults.contains { word.hasPrefix($0) } }

    private static let faults = ["delay", "drift", "failure", "weakness", "deficienc", "shortfall", "backlog", "inconsisten"]
    private static let qualities: Set<String> = [
        "evidence", "of", "or", "and", "any", "signs", "sign", "indication", "significant", "serious", "widespread", "undue", "unnecessary",
        "major",
        "systemic", "obvious", "avoidable",
    ]
    private static let seen: Set<String> = ["identified", "seen", "found"]
    private static let cases: Set<String> = [
        "case", "cases", "example", "examples", "child", "children", "instance", "instances", "situations",
    ]

    private static func clauseEnd(_ words: [String], after place: Int) -> Int {
        words[place...].firstIndex { ["but", "however", "although", "though"].contains($0) } ?? words.endIndex
    }
}

/// “Not all parents agreed, but they felt heard”, “While some delay remains, they felt heard”: the clause that counts.
enum Contrast {
    /// The words of that clause; nil where the sentence makes no such contrast, or has it the other way round.
    static func rest(of sentence: StudiedParagraph.Sentence) -> [String]? {
        if let place = sentence.words.indices.first(where: { sentence.words[$0...].starts(with: ["not", "all"]) }),
            let turn = sentence.words[place...].firstIndex(of: "but")
        {
            return Array(sentence.words[(turn + 1)...])
        }
        let clauses = sentence.clauses
        guard let conceded = clauses.dropLast().firstIndex(where: isConceded) else { return nil }
        return clauses.indices.filter { $0 != conceded }.flatMap { clauses[$0] }
    }

    private static func isConceded(_ clause: [String]) -> Bool {
        clause.first.map { ["although", "though", "while", "whilst", "despite"].contains($0) } ?? false
    }
}

/// “When children wait too long, leaders act”: the first clause tells when something is done, not that it is amiss.
enum Circumstance {
    /// The words after that clause; nil where the sentence does not begin so. Where no clause follows, nothing is told.
    static func rest(of sentence: StudiedParagraph.Sentence) -> [String]? {
        guard let first = sentence.words.first, ["when", "if", "where", "should"].contains(first), !sentence.words.contains("too") else {
            return nil
        }
        return sentence.clauses.dropFirst().flatMap(\.self)
    }
}

extension StudiedParagraph.Sentence {
    /// Its words between commas; a “however” or “then” between two is part of no clause.
    fileprivate var clauses: [[String]] { text.split(separator: ",").map { Words.all(in: $0) }.filter { $0.count > 1 } }
}
