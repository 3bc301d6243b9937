import Vocabulary

/// What shows that an action was delivered or had an impact, in its newest version. One piece can support many actions.
package struct Evidence: Sendable, Hashable, Identifiable {
    package enum Source: Sendable, Hashable {
        case link(String)
        /// The SHA-256 of its bytes, its name as given, and its size in bytes.
        case file(digest: String, name: String, size: Int)
        case measure(PinnedValue)
        case audit(PinnedSample)
        case voice(Voice)
    }

    package let id: Identifier<Evidence>
    package let title: String
    /// Nil while nobody has graded it.
    package let grade: EvidenceGrade?
    /// The grade that a second person confirmed with this version; nil while nobody has. Only this counts towards impact.
    package let confirmedGrade: EvidenceGrade?
    /// True once a second person has read this version and cleared it for release.
    package let isConfirmed: Bool
    package let source: Source
    package let day: Day
    package let author: String
    /// Set when it no longer counts, for example because the wrong file was added.
    package let setAside: Withdrawal?

    package init(
        id: Identifier<Evidence> = Identifier(), title: String, grade: EvidenceGrade? = nil, confirmedGrade: EvidenceGrade? = nil,
        isConfirmed: Bool = false, source: Source, day: Day, author: String, setAside: Withdrawal? = nil
    ) {
        self.id = id
        self.title = title
        self.grade = grade
        self.confirmedGrade = confirmedGrade
        self.isConfirmed = isConfirmed
        self.source = source
        self.day = day
        self.author = author
        self.setAside = setAside
    }
}

/// What a piece of evidence is.
package enum EvidenceKind: String, Codable, Sendable, Hashable, CaseIterable {
    case document
    case link
    case measure
    case audit
    case voice

    package var words: String {
        switch self {
        case .document: "Document"
        case .link: "Link"
        case .measure: "Value of a measure"
        case .audit: "Result of an audit"
        case .voice: "What children and parents said"
        }
    }

    /// Whether it can show that an action was delivered. What children and parents said is shown beside it, never as proof of delivery.
    package var showsDelivery: Bool { self != .voice }
}

extension Evidence.Source {
    package var kind: EvidenceKind {
        switch self {
        case .link: .link
        case .file: .document
        case .measure: .measure
        case .audit: .audit
        case .voice: .voice
        }
    }
}

/// A measure's value as saved on a day. Later figures of the measure do not change it.
package struct PinnedValue: Sendable, Hashable {
    package let name: String
    /// With its unit and numbers: `62% (31 of 50)`.
    package let value: String
    package let source: String
    package let day: Day

    package init(name: String, value: String, source: String, day: Day) {
        (self.name, self.value, self.source, self.day) = (name, value, source, day)
    }
}

/// An audit's result as saved on a day.
package struct PinnedSample: Sendable, Hashable {
    /// The audit and its question: `Letters before proceedings, are they plain?`
    package let audit: String
    /// With its numbers: `19 of 24 met the standard`.
    package let result: String
    /// How the sample was drawn and by whom it was read.
    package let sample: String
    package let day: Day

    package init(audit: String, result: String, sample: String, day: Day) {
        (self.audit, self.result, self.sample, self.day) = (audit, result, sample, day)
    }
}

/// What children and parents said. It is shown separately and never graded: nobody scores what a child says.
package struct Voice: Sendable, Hashable {
    package enum People: String, Codable, Sendable, Hashable, CaseIterable {
        case children, parents, carers, several

        package var words: String {
            switch self {
            case .children: "Children and young people"
            case .parents: "Parents"
            case .carers: "Foster carers and kinship carers"
            case .several: "Children, parents and carers"
            }
        }
    }

    /// Whether those who spoke agreed that their words are used.
    package enum Consent: String, Codable, Sendable, Hashable, CaseIterable {
        case written, spoken
        case notAsked = "not_asked"
        case refused

        package var words: String {
            switch self {
            case .written: "They agreed in writing"
            case .spoken: "They agreed, and it was noted"
            case .notAsked: "They were not asked"
            case .refused: "They did not agree"
            }
        }

        /// Words are quoted outside the service only with consent.
        package var allowsQuoting: Bool { self == .written || self == .spoken }
    }

    package let words: String
    package let people: People
    /// `Short talk after the review meeting, by the participation worker`.
    package let gathered: String
    /// How many were heard.
    package let heard: Int
    /// How many were asked; nil where that is not known.
    package let asked: Int?
    package let consent: Consent
    package let day: Day

    package init(words: String, people: People, gathered: String, heard: Int, asked: Int? = nil, consent: Consent, day: Day) {
        (self.words, self.people, self.gathered) = (words, people, gathered)
        (self.heard, self.asked, self.consent, self.day) = (heard, asked, consent, day)
    }

    /// `7 of 12 who were asked`.
    package var count: String { asked.map { "\(heard) of \($0) who were asked" } ?? "\(heard) took part" }
}

/// The level of impact that a piece of evidence shows, the lowest first.
///
/// A training day is activity; the new letter is output; an audit that finds the letter used well is practice; fewer months of
/// waiting for a child are a difference. What children and parents said is never graded.
package enum EvidenceGrade: String, Codable, Sendable, Hashable, CaseIterable, Comparable {
    case activity
    case output
    case practice
    case difference

    package var words: String {
        switch self {
        case .activity: "Activity"
        case .output: "Output"
        case .practice: "Practice"
        case .difference: "Difference for the child"
        }
    }

    /// What evidence of this grade shows, for the person grading it.
    package var meaning: String {
        switch self {
        case .activity: "something was done, for example a training day or a meeting"
        case .output: "something was produced, for example a new letter or a policy"
        case .practice: "people work differently, as an audit or a sample shows"
        case .difference: "children’s lives are different, as a measure shows"
        }
    }

    package static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

extension Action {
    /// Its evidence that can show delivery: all that was not withdrawn, but for what children and parents said.
    package var deliveryEvidence: [Evidence] { currentEvidence.filter(\.source.kind.showsDelivery) }
}
