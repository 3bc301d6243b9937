import Vocabulary

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

/// A measure's value as it stood on a day. What the measure says later does not change it.
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

/// What an audit found in a sample, as it stood on a day.
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

/// What children and parents said. It is shown apart and never graded: nobody scores what a child says.
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
    package var count: String { asked.map { "\(heard) of \($0) who were asked" } ?? "\(heard) heard" }
}
