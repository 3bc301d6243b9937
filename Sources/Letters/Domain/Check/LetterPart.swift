/// What a letter to parents before court has to say. Each is looked for by its usual words; finding them does not show that it is said
/// well.
package enum LetterPart: String, CaseIterable, Sendable, Hashable {
    case reason, worries, change, help, otherwise, meeting, advice, assessments, family, call, interpreter, formats

    package var words: String {
        switch self {
        case .reason: "Who it is about, and why now"
        case .worries: "Each worry, with an example"
        case .change: "What must change, and by when"
        case .help: "The help that is offered"
        case .otherwise: "What happens if nothing changes"
        case .meeting: "The meeting: day, time and place"
        case .advice: "Free legal advice"
        case .assessments: "Assessments that are planned"
        case .family: "The family, and the offer of a family meeting"
        case .call: "Whom to call"
        case .interpreter: "An interpreter"
        case .formats: "Other formats"
        }
    }

    /// What to write where it is missing.
    package var mend: String {
        switch self {
        case .reason: "Begin with: We are writing about [child] because …"
        case .worries: "Write what worries you as a list, and for each say what happened and on which day."
        case .change: "Write: You need to … by [day]."
        case .help: "Write: We will help you to …"
        case .otherwise: "Write: If things do not get better, we may ask a judge to decide what should happen."
        case .meeting: "Write on which day, at what time and where you will meet."
        case .advice: "Write: Take this letter to a solicitor. It is free. A list of solicitors is with this letter."
        case .assessments: "Write which assessments you plan, who does them and why, or that none is planned."
        case .family: "Write: We offer you a family meeting, where your family and friends make a plan."
        case .call: "Write a name and a phone number."
        case .interpreter: "Write: We can give you an interpreter. It is free."
        case .formats: "Write: Ask us for this letter in easy read, large print or another language."
        }
    }

    /// Each row is a way to say it: all its groups are in one sentence, or in it and the two after it.
    private var ways: [[[String]]] {
        switch self {
        case .reason:
            [[["we are writing", "i am writing", "writing to you", "this letter is about", "letter is to tell you"]]]
        case .worries:
            [[["worried", "worry", "worries", "concern", "concerned", "concerns"], CheckWords.examples]]
        case .change:
            [[["must", "need to", "needs to", "want you to", "have to", "should change", "needs to change"], CheckWords.days]]
        case .help: [[["help you", "we will help", "we can help", "support you", "help we", "will pay for", "offer you", "give you help"]]]
        case .otherwise:
            [[["if"], ["court", "judge", "proceedings"]], [["may go to court"]], [["will go to court"]]]
        case .meeting: [[["meeting", "meet"], CheckWords.days, CheckWords.times]]
        case .advice: [[["solicitor", "solicitors", "lawyer", "legal advice"], ["free", "not have to pay", "legal aid", "no cost"]]]
        case .assessments: [[["assessment", "assessments", "assess", "assessed"]]]
        case .family:
            [[["family meeting", "family group", "family network", "family and friends meeting", "family plan"]]]
        case .call: [[["call", "phone", "ring", "telephone", "text", "speak to"], ["#phone"]]]
        case .interpreter: [[["interpreter"]]]
        case .formats:
            [
                [
                    [
                        "easy read", "large print", "braille", "audio", "other format", "other formats", "another format",
                        "another language", "other languages", "translated",
                    ]
                ]
            ]
        }
    }

    private static let phrases = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.ways.map { $0.map { Phrases($0) } }) })

    /// The first sentence that says it.
    func place(in sentences: [CheckedSentence]) -> Int? {
        sentences.indices.first { place in
            (Self.phrases[self] ?? []).contains { groups in
                guard let first = groups.first, sentences[place].says(first) else { return false }
                let near = sentences[place..<min(place + 3, sentences.count)]
                return groups.dropFirst().allSatisfy { group in near.contains { $0.says(group) } }
            }
        }
    }
}

/// Words that several checks look for.
enum CheckWords {
    static let months = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ]
    static let days = ["#date", "by monday", "by friday", "by the end", "this week", "next week", "within"] + months
    static let times = ["#time"]
    static let examples =
        ["for example", "#date", "told us", "told her", "told his", "saw", "seen", "happened", "when you", "called", "times", "last week"]
        + months
}

/// Any of some phrases. `#date`, `#time` and `#phone` stand for figures of that form.
struct Phrases: Sendable {
    let date, time, phone: Bool
    private var byFirst: [String: [[String]]] = [:]

    init(_ phrases: [String]) {
        (date, time, phone) = (phrases.contains("#date"), phrases.contains("#time"), phrases.contains("#phone"))
        for phrase in phrases {
            let words = phrase.split(separator: " ").map(String.init)
            if let first = words.first { byFirst[first, default: []].append(words) }
        }
    }

    func isIn(_ tokens: [PlainToken]) -> Bool {
        tokens.indices.contains { place in
            byFirst[tokens[place].key]?.contains { words in
                place + words.count <= tokens.count && zip(tokens[place...], words).allSatisfy { $0.key == $1 }
            } ?? false
        }
    }
}

/// A sentence as the checks look at it.
package struct CheckedSentence: Sendable, Hashable {
    package let text: String
    package let words: Int
    let tokens: [PlainToken]

    init(_ sentence: LetterText.Sentence) {
        text = sentence.text
        words = sentence.words.count
        tokens = PlainToken.tokens(of: sentence.text)
    }

    package static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }

    func says(_ phrases: Phrases) -> Bool {
        phrases.isIn(tokens) || phrases.date && hasDate || phrases.time && hasTime || phrases.phone && figures >= 9
    }

    /// “3 May”, “on Tuesday”, “tomorrow”.
    private var hasDate: Bool {
        tokens.indices.contains { place in
            TimesOfWeek.hasDay(tokens[place]) || tokens[place].key == "tomorrow"
                || tokens[place].isFigures && place + 1 < tokens.count && (CheckWords.months + ["may"]).contains(tokens[place + 1].key)
        }
    }

    private var hasTime: Bool { text.contains { $0 == ":" } && figures >= 3 || TimesOfWeek.saysTime(tokens, in: text) }

    private var figures: Int { tokens.filter { $0.isFigures && $0.raw.first?.isNumber == true }.reduce(0) { $0 + $1.key.count } }
}
