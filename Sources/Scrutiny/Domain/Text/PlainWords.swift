/// How plain a text is for children, parents and everyone else: suggestions for its author, never a score and never a condition.
package struct PlainWords: Sendable, Hashable {
    /// A sentence is long beyond this many words; a text reads easily when its sentences average fifteen or fewer.
    package static let longest = 25
    package static let usual = 15

    package let prompts: [String]

    package init(_ text: String) {
        let passages = BodyText(text).blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let words): Sentences.of(words.unmarked)
            case .bullets(let items): items.flatMap { Sentences.of($0.unmarked) }
            case .heading, .insert, .unknownInsert: []
            }
        }
        let lengths = passages.map { $0.split(whereSeparator: \.isWhitespace).count }
        var prompts = zip(passages, lengths).filter { $1 > PlainWords.longest }.map { sentence, count in
            "A sentence of \(count) words: “\(sentence.prefix(60))…”. Split it in two."
        }
        if let mean = lengths.isEmpty ? nil : lengths.reduce(0, +) / lengths.count, mean > PlainWords.usual {
            prompts.append("Sentences have \(mean) words on average. Fifteen or fewer are easier to read.")
        }
        self.prompts = prompts + PlainWords.jargon(in: passages.joined(separator: " "))
    }

    private static func jargon(in text: String) -> [String] {
        let words = text.lowercased().split { !$0.isLetter && $0 != "’" && $0 != "-" }.joined(separator: " ")
        return plainer.filter { " \(words) ".contains(" \($0.term) ") }.map { "“\($0.term)”: write “\($0.plain)”." }
    }

    /// Jargon and what to write instead.
    private static let plainer: [(term: String, plain: String)] = [
        ("contact", "seeing your family"), ("placement", "home"), ("placements", "homes"), ("siblings", "brothers and sisters"),
        ("looked after child", "child in care"), ("looked after children", "children in care"), ("birth parents", "parents"),
        ("challenging behaviour", "upset, finding it hard to cope"), ("respite", "a short break"), ("permanence", "a home for good"),
        ("care plan", "plan for you"), ("pathway plan", "plan for leaving care"), ("caseload", "children we work with"),
        ("transition", "move"), ("statutory visit", "visit we must make"), ("non-engagement", "we could not meet you"),
        ("chronology", "list of what happened and when"), ("threshold", "worried enough that the law lets us act"),
        ("public law outline", "steps before going to court"), ("pre-proceedings", "steps before going to court"),
        ("legal planning meeting", "meeting with our lawyers"), ("letter before proceedings", "letter that says we may go to court"),
        ("care proceedings", "going to court"), ("family group conference", "family meeting"),
        ("family group conferences", "family meetings"),
        ("multi-agency", "school, health, police and us"), ("intervention", "help"), ("interventions", "help"),
        ("signpost", "tell you where to go"),
        ("capacity", "time, or able to"), ("sufficiency", "enough homes"), ("robust", "strong, or leave it out"), ("holistic", "whole"),
        ("ongoing", "still going on"), ("facilitate", "help"), ("utilise", "use"), ("commence", "start"), ("terminate", "end"),
        ("prior to", "before"), ("in respect of", "about"), ("with regard to", "about"), ("in order to", "to"), ("endeavour", "try"),
        ("commissioners", "the people who pay for it"), ("timeliness", "how soon"),
    ]
}
