import Vocabulary

/// A rule of data quality: it looks at what the returns say of one child and says whether a measure can be believed.
///
/// One rule, one type, one file, one sentence. The name of the type is the rule's name everywhere.
package protocol QualityRule: Sendable {
    /// What is wrong where it fires, in one sentence for the person who mends it.
    static var sentence: String { get }
    /// What the rule looks at; a child without any of it is none of its business.
    static var subject: EntryKind { get }
    /// What has to be loaded besides, or the rule is not run.
    static var needs: [EntryKind] { get }
    /// The measures that cannot be believed where it fires, by the numbers of the catalogue.
    static var measures: [String] { get }
    static func check(_ child: QualityChild) throws(RuleFailure) -> [Firing]
}

extension QualityRule {
    package static var needs: [EntryKind] { [] }
    package static var name: String { String(describing: self) }
    /// `PlanEndsBeforeStart` as `plan-ends-before-start`, for an address and a file.
    package static var key: String {
        name.reduce(into: "") { key, letter in
            if letter.isUppercase, !key.isEmpty { key += "-" }
            key += letter.lowercased()
        }
    }
}

/// One place where a rule fired: the entry, its day, and what is to be seen there.
package struct Firing: Hashable, Sendable {
    package let day: Day?
    package let words: String
    package let origin: Origin?

    package init(_ entry: Entry, day: Day? = nil, _ words: String) {
        self.day = day ?? entry.from
        self.words = words
        origin = entry.origin
    }

    package init(day: Day?, _ words: String) {
        self.day = day
        self.words = words
        origin = nil
    }
}

/// A rule could not be carried out to its end.
package enum RuleFailure: Error, Hashable, Sendable {
    /// The record has more rows than a rule looks through.
    case tooManyEntries(Int)
}

/// The five states a rule can be in for a child. All five are shown.
package enum RuleState: Hashable, Sendable {
    case passed
    case fired([Firing])
    case notApplicable
    /// For want of what was not loaded.
    case notRun(wanting: [EntryKind])
    case failed(RuleFailure)

    package enum Kind: String, CaseIterable, Sendable {
        case fired, failed
        case notRun = "not_run"
        case passed
        case notApplicable = "not_applicable"

        package var words: String {
            switch self {
            case .fired: "Fired"
            case .failed: "Could not be carried out"
            case .notRun: "Not run"
            case .passed: "Passed"
            case .notApplicable: "Not applicable"
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .passed: .passed
        case .fired: .fired
        case .notApplicable: .notApplicable
        case .notRun: .notRun
        case .failed: .failed
        }
    }
}
