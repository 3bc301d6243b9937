import ChildRecords
import Vocabulary

/// The tracker as a spreadsheet of its own, one line for each spell of a child, under the headings that an import recognises.
package enum SheetExport {
    /// Every field in the order of the columns.
    package static let fields = SheetField.allCases.filter { $0 != .note }
    package static var headings: [String] { fields.map(\.words) }

    /// Steps that a line has a date for; what it does not say of them is recorded as not in the spreadsheet when it comes back.
    package static let carried: Set<StepKind> = [
        .screened, .reentered, .planningBooked, .planningHeld, .letterSent, .firstMeeting, .review,
        .meetingOffered, .stepDownAgreed,
        .issueAgreed, .issued, .issuedWithout, .withdrawn,
    ]

    /// Steps that a line has no place for.
    package static var notCarried: [StepKind] { StepKind.allCases.filter { !carried.contains($0) } }

    /// The lines of a child of a case.
    package static func lines(
        of item: PreProceedingsCase, case reference: String, child: Identifier<Child>, number: String,
        name: String
    )
        -> [[SheetField: String]]
    {
        guard let part = item.children[child] else { return [] }
        return part.spells.indices.map { index in
            let spell = part.spells[index]
            let start = item.steps.first { step in
                step.children.contains(child) && step.day == spell.began
                    && [.screened, .reentered, .transferredIn].contains(step.kind)
            }
            var values: [SheetField: String] = [
                .family: reference, .number: number, .child: name, .birth: part.birth.day.iso,
                .why: start?.facts.words ?? "",
            ]
            values.merge(dates(of: spell)) { $1 }
            if index == part.spells.count - 1, let stage = part.stage {
                values[.stage] = stage.words
                if stage == .withdrawn { values[.withdrawn] = part.since?.iso }
            }
            return values.filter { !$0.value.isEmpty }
        }
    }

    private static func dates(of spell: Spell) -> [SheetField: String] {
        let meeting = spell.booked ?? spell.meetings.last
        let outcome =
            spell.booked == nil
            ? spell.planning.flatMap { StepChoice.ofSpreadsheet.contains($0) ? $0.words : nil } : nil
        return [
            .screened: spell.began.iso, .meeting: meeting?.iso, .outcome: outcome,
            .decided: spell.decided?.iso, .letter: spell.letter?.iso,
            .firstMeeting: spell.firstMeeting?.iso,
            .review: spell.reviews.map(\.iso).joined(separator: "; "),
            .nextReview: spell.nextReview?.iso,
            .offered: spell.family.offered.map(\.on.iso).joined(separator: "; "),
            .stepDown: spell.steppedDown?.iso, .issueAgreed: spell.issueAgreed?.iso,
            .issued: spell.applied?.iso,
        ].compactMapValues(\.self)
    }
}
