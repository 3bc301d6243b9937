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

    /// A way to say it. All its groups are in one sentence that says nothing of `without`, or in it and the two after it.
    private struct Way {
        let groups: [Phrases]
        let without: Phrases
        let together: Bool

        init(_ groups: [[String]], without: [String] = [], together: Bool = false) {
            (self.groups, self.without, self.together) = (groups.map { Phrases($0) }, Phrases(without), together)
        }

        func isSaid(at place: Int, of sentences: [CheckedSentence]) -> Bool {
            guard let first = groups.first, sentences[place].says(first), !sentences[place].says(without) else { return false }
            let near = sentences[place..<min(place + (together ? 1 : 3), sentences.count)].filter { !$0.says(without) }
            return groups.dropFirst().allSatisfy { group in near.contains { $0.says(group) } }
        }
    }

    private var ways: [Way] {
        switch self {
        case .reason:
            [
                Way([
                    ["we are writing", "i am writing", "writing to you", "this letter is about", "letter is to tell you"], ["about"],
                    ["because", "worried", "worry", "concern", "concerned", "concerns", "safe", "decided", "we want"],
                ])
            ]
        case .worries:
            [
                Way(
                    [["worried", "worry", "worries", "concern", "concerned", "concerns"], CheckWords.examples],
                    without: CheckWords.meetings)
            ]
        case .change:
            [
                Way(
                    [["must", "need to", "needs to", "want you to", "have to", "should change", "needs to change"], CheckWords.days],
                    without: CheckWords.meetings + ["solicitor", "this letter"], together: true)
            ]
        case .help:
            [
                Way(
                    [["help you", "we will help", "we can help", "support you", "help we", "will pay for", "offer you", "give you help"]],
                    without: CheckWords.meetings + CheckWords.familyMeetings)
            ]
        case .otherwise:
            [
                Way([["if", "unless"], ["court", "judge", "proceedings"]], together: true),
                Way([["if things", "if nothing", "if you do not", "if this", "if it does not", "if they do not"], ["court", "judge"]]),
                Way([["may go to court"]]), Way([["will go to court"]]),
            ]
        case .meeting: [Way([["meeting", "meet"], CheckWords.days, CheckWords.times, CheckWords.places])]
        case .advice:
            [Way([["solicitor", "solicitors", "lawyer", "legal advice"], ["free", "not have to pay", "legal aid", "no cost"]])]
        case .assessments: [Way([["assessment", "assessments", "assess", "assessed"]])]
        case .family: [Way([CheckWords.familyMeetings, CheckWords.offers])]
        case .call: [Way([["call", "phone", "ring", "telephone", "text", "speak to"], ["#phone"]])]
        case .interpreter: [Way([["interpreter"]])]
        case .formats:
            [
                Way([
                    [
                        "easy read", "large print", "braille", "audio", "other format", "other formats", "another format",
                        "another language", "other languages", "translated",
                    ]
                ])
            ]
        }
    }

    private static let allWays = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.ways) })

    /// The first sentence that says it.
    func place(in sentences: [CheckedSentence]) -> Int? {
        sentences.indices.first { place in (Self.allWays[self] ?? []).contains { $0.isSaid(at: place, of: sentences) } }
    }
}

/// Words that several checks look for.
enum CheckWords {
    static let months = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ]
    static let days = ["#date", "by monday", "by friday", "by the end", "this week", "next week", "within"] + months
    static let times = ["#time"]
    static let places = [
        "#place", "office", "offices", "room", "hall", "library", "building", "centre", "by video", "video call", "online", "by phone",
        "your home", "your house",
    ]
    static let meetings = ["meeting", "meet", "meet us", "appointment with us"]
    static let familyMeetings = [
        "family meeting", "family group", "family network", "family and friends meeting", "family plan",
    ]
    static let offers = [
        "offer", "offers", "would like", "want to hold", "can hold", "invite", "can have", "can ask for", "help you to hold", "set up",
        "arrange",
    ]
    static let examples =
        ["for example", "#date", "told us", "told her", "told his", "saw", "seen", "happened", "when you", "called", "times", "last week"]
        + months
}

/// Any of some phrases. `#date`, `#time` and `#phone` stand for figures of that form, `#place` for a name after “at” or “in”.
struct Phrases: Sendable {
    let date, time, phone, place: Bool
    private var byFirst: [String: [[String]]] = [:]

    init(_ phrases: [String]) {
        (date, time, phone) = (phrases.contains("#date"), phrases.contains("#time"), phrases.contains("#phone"))
        place = phrases.contains("#place")
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
            || phrases.place && hasPlace
    }

    /// “at Darby House”, “in Room 4”; not “at 10”, “in June” or “at Monday’s review”.
    private var hasPlace: Bool {
        zip(tokens, tokens.dropFirst()).contains { before, name in
            ["at", "in"].contains(before.key) && name.isCapital && !TimesOfWeek.hasDay(name)
                && !(CheckWords.months + ["may", "i"]).contains(name.key)
        }
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
