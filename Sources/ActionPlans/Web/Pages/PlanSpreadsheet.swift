import ActionPlans
import Foundation
import Indicators
import Inspections
import SiteKit
import Vocabulary

/// The filtered list as a file for a spreadsheet program.
struct PlanSpreadsheet {
    let read: PlanRead
    let actions: [Action]
    let today: Day

    private static let head = [
        "Ref", "Action", "Findings", "Owner post", "Held by", "Begins", "Due", "Days late", "First due", "Difference by", "Delivery",
        "Practice changed", "Delivery by rule", "Because", "Impact by rule", "Because", "Closed", "Last update", "What it said",
        "Evidence", "Measures",
    ]

    var table: CSVTable {
        var table = CSVTable(PlanSpreadsheet.head)
        for action in actions { table.add(cells(action)) }
        return table
    }

    /// The same rows as a workbook, with days as days.
    func workbook(in folder: URL) throws -> Download {
        let rows = actions.map { action in
            cells(action).map { cell in Day(iso: cell).map { SpreadsheetFile.Cell.day($0) } ?? .text(cell) }
        }
        let bytes = try SpreadsheetFile("Action plan", head: PlanSpreadsheet.head, rows: rows).bytes(in: folder)
        return Download(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "action-plan-\(today.iso).xlsx")
    }

    var download: Download { table.download(name: "action-plan-\(today.iso).csv") }

    private func rules(_ action: Action) -> [String] {
        let ratings = read.ratings(of: action, on: today)
        return [
            ratings.delivery?.delivery.words ?? "", ratings.delivery?.reasons.joined(separator: "; ") ?? "", ratings.impact.impact.words,
            ratings.impact.reasons.joined(separator: "; "), action.closing?.day.iso ?? "",
        ]
    }

    private func cells(_ action: Action) -> [String] {
        let findings = action.findings.compactMap { id in read.finding(id).map { "\(read.numbers[id] ?? 0). \($0.text)" } }
        let measures = action.measures.map { measure in
            ([measure.name, measure.verdict.words] + (measure.latest.map { ["\($0.words) on \($0.day.iso)"] } ?? [])).joined(
                separator: ": ")
        }
        return [
            action.ref.description, action.text, findings.joined(separator: "; "), read.ownerTitle(of: action) ?? "",
            read.holder(of: action, on: today)?.name ?? "", action.start?.iso ?? "", action.due.iso,
            PastDue.days(action, on: today).map { String($0) } ?? "", action.firstDue.iso, action.differenceBy?.iso ?? "",
            action.delivery.words, action.impact.words,
        ] + rules(action) + [
            action.latestUpdate?.day.iso ?? "", action.latestUpdate?.words ?? "",
            String(action.standingEvidence.count), measures.joined(separator: "; "),
        ]
    }
}
