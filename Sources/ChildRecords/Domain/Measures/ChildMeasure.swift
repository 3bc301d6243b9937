import Indicators
import Vocabulary

/// A measure that looks at what the returns say of one child, and says what the child adds to it.
///
/// One measure, one type, one file, one test.
package protocol ChildMeasure: ComputedMeasure, AsksForms {
    /// - Parameter contributions: asked for one measure at a time; ``Contributions/measure`` is this measure's number.
    static func contribute(_ child: MeasuredChild, to contributions: inout Contributions)
}

extension ChildMeasure {
    /// `F4` as 1040, `L11b` as 4112: the letter of the group, the number, the letter behind it.
    package static var number: UInt16 {
        let groups = MeasureGroup.allCases
        let digits = code.drop { !$0.isNumber }.prefix { $0.isNumber }
        let letter = code.last.flatMap { $0.isLowercase ? $0.asciiValue : nil }.map { UInt16($0) - 96 } ?? 0
        return UInt16((groups.firstIndex(of: group) ?? 9) + 1) * 1000 + (UInt16(digits) ?? 0) * 10 + letter
    }

    /// The rules of data quality that weigh on it: where they fire on what was counted, the figure is in doubt.
    package static var rules: [any QualityRule.Type] {
        let whole = code.last?.isLowercase == true ? String(code.dropLast()) : code
        return QualityRules.all.filter { $0.measures.contains(code) || $0.measures.contains(whole) }
    }
}

/// Facts that rules or measures have to hear of, by what they belong to.
enum AskedFacts {
    static let all: [EntryKind: [Fact]] = {
        var found: [EntryKind: Set<Fact>] = [:]
        let asking = QualityRules.all.map { $0 as any AsksForms.Type } + ChildMeasures.all.map { $0 as any AsksForms.Type }
        for one in asking {
            for form in one.forms { found[one.subject(in: form), default: []].formUnion(one.facts) }
        }
        return found.mapValues { Array($0) }.filter { !$0.value.isEmpty }
    }()
}
