import ChildRecords
import PreProceedings
import Vocabulary

func day(_ text: String) -> Day { Day(iso: text)! }

/// The family of the tests: a child of six, one of seventeen, and one who is not born yet.
let (robin, kit, unborn) = (Identifier<Child>(), Identifier<Child>(), Identifier<Child>())
let today = day("2022-12-30")

extension PreProceedingsCase {
    static func made(_ more: [Identifier<Child>: Birth] = [:]) -> PreProceedingsCase {
        let births: [Identifier<Child>: Birth] = [
            robin: .born(day("2016-03-01")), kit: .born(day("2004-10-05")), unborn: .expected(day("2022-08-15")),
        ]
        do {
            return try PreProceedingsCase(id: Identifier(), family: Identifier(), births: births.merging(more) { $1 })
        } catch {
            preconditionFailure("the family of the tests is refused: \(error)")
        }
    }

    /// Records one step, with everything that its kind asks for.
    mutating func take(
        _ kind: StepKind, _ on: String, _ children: [Identifier<Child>] = [robin], _ facts: StepFacts = StepFacts()
    ) throws(CaseRefusal) {
        try record(kind, on: day(on), for: children, kind.filled(facts, on: day(on)), by: "Leonora Vassbeck", today: today)
    }

    /// The steps that lead a child to a stage, of the first half of 2022.
    static func at(_ stage: Stage) throws -> PreProceedingsCase {
        var made = PreProceedingsCase.made()
        for (kind, facts) in stage.path {
            try made.take(kind, "2022-03-01", [robin], facts)
        }
        return made
    }

    func stage(of child: Identifier<Child> = robin) -> Stage? { children[child]?.stage }
}

extension StepKind {
    /// What is given, and something for all the rest that the kind asks for.
    func filled(_ facts: StepFacts, on day: Day) -> StepFacts {
        var facts = facts
        for fact in rule.asks.keys where !facts.says(fact) {
            switch fact {
            case .person: facts.person = "Dilys Marchbank"
            case .words: facts.words = "As the minutes say"
            case .other: facts.other = day + 200
            case .choice: facts.choice = rule.choices.first
            case .threshold: facts.threshold = .yes
            case .safeToWait: facts.safeToWait = .yes
            }
        }
        for detail in rule.details + rule.mayDetail where facts.details[detail] == nil { facts.details[detail] = "As it was said" }
        return facts
    }
}

extension Stage {
    /// The shortest way to it.
    var path: [(StepKind, StepFacts)] {
        let begun: [(StepKind, StepFacts)] = [(.screened, StepFacts())]
        func held(_ choice: StepChoice) -> [(StepKind, StepFacts)] {
            begun + [(.planningHeld, StepFacts(other: day("2022-03-20"), choice: choice))]
        }
        return switch self {
        case .screening: begun
        case .planningBooked: begun + [(.planningBooked, StepFacts())]
        case .adjourned: held(.adjourn)
        case .notRecorded: held(.notRecorded)
        case .continuing: held(.continuePlan)
        case .preProceedings: held(.preProceedings)
        case .extended: held(.preProceedings) + [(.extended, StepFacts())]
        case .issueAgreed: held(.preProceedings) + [(.issueAgreed, StepFacts())]
        case .steppedDown: held(.preProceedings) + [(.stepDownAgreed, StepFacts())]
        case .issued: held(.preProceedings) + [(.issued, StepFacts())]
        case .concluded: held(.preProceedings) + [(.issued, StepFacts()), (.concluded, StepFacts())]
        case .transferredOut: begun + [(.transferredOut, StepFacts())]
        case .withdrawn: begun + [(.withdrawn, StepFacts())]
        case .died: begun + [(.died, StepFacts())]
        case .turned18: []
        }
    }
}

extension PreProceedingsCase {
    static func steppedDown(reentered: String? = nil) throws -> PreProceedingsCase {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, "2022-03-08")
        try made.take(.stepDownAgreed, "2022-05-10")
        if let reentered { try made.take(.reentered, reentered) }
        return made
    }

    static func issued(_ letter: String) throws -> PreProceedingsCase {
        var made = try PreProceedingsCase.at(.preProceedings)
        try made.take(.letterSent, letter)
        try made.take(.issueAgreed, "2022-06-21")
        try made.take(.issued, "2022-06-28")
        return made
    }
}
