import Foundation
import ActionPlans
import Intake
import Inspections
import SiteKit
import Vocabulary

extension ActionPlanPages {
    static let importLimit = 20 * 1024 * 1024

    func showImports(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer { .page(try await importsPage(visit, plan)) }

    private func importsPage(_ visit: Visit, _ plan: Identifier<Plan>, _ problems: Problems? = nil) async throws -> Page {
        let read = try await read(plan, for: visit)
        let imports = try await store.read { try PlanImports.all(of: plan, in: $0) }
        return ImportListPage(visit: visit, read: read, imports: imports, problems: problems).page
    }

    /// The file is read by a worker; what comes back is plain text in rows.
    func readImport(_ visit: Visit, _ plan: Identifier<Plan>) async throws -> Answer {
        _ = try await read(plan, for: visit)
        do {
            guard let file = visit.files.first(where: { $0.field == "file" && !$0.name.isEmpty }) else {
                throw Problems("file", "Choose a workbook or a CSV file.")
            }
            let tables = try await tables(of: file)
            let id = try await acts.keepImport(tables, named: String(file.name.prefix(200)), for: plan, on: visit.today, by: visit.changer)
            return .seeOther(ActionPlanPlaces.planImport.path(plan, id))
        } catch let problems as Problems {
            return .page(try await importsPage(visit, plan, problems))
        }
    }

    private func tables(of file: Upload) async throws -> [TableText] {
        do {
            return try await workers.read(
                bytes: file.bytes, kind: .table, as: [TableText].self, in: store.directory.appending(path: "incoming"))
        } catch let refusal as Refusal { throw Problems("file", refusal.words) }
    }

    func showImport(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        .page(try await importPage(visit, plan, id))
    }

    private func importPage(
        _ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>, _ problems: Problems? = nil
    ) async throws -> Page {
        let read = try await read(plan, for: visit)
        let (kept, suggested) = try await store.read { db in
            let kept = try PlanImports.one(id, of: plan, in: db)
            return (kept, try kept.flatMap { try PlanImports.kept(for: $0.tables, in: db) })
        }
        guard let kept else { throw NotFound() }
        return ImportPage(visit: visit, read: read, kept: kept, suggested: suggested, problems: problems).page
    }

    func takeImport(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        _ = try await read(plan, for: visit)
        do {
            let mapping = try ActionPlanPages.mapping(visit.form)
            try await acts.take(id, of: plan, by: mapping, on: visit.today, changer: visit.changer)
            return .seeOther(ActionPlanPlaces.planImport.path(plan, id))
        } catch let problems as Problems {
            return .page(try await importPage(visit, plan, id, problems))
        }
    }

    private static func mapping(_ form: Fields) throws(Problems) -> ImportMapping {
        var columns: [ImportMapping.Field: Int] = [:]
        var problems: [Problem] = []
        for field in ImportMapping.Field.allCases {
            if let column = Int(form["column-\(field.rawValue)"]), (0..<TableText.mostColumns).contains(column) {
                columns[field] = column
            } else if field.isNeeded {
                problems.append(Problem("column-\(field.rawValue)", "Say which column holds it: \(field.words.lowercasedFirst)."))
            }
        }
        let isAsked = form.has("means-0")
        if columns[.status] != nil, !isAsked {
            problems.append(Problem("column-status", "Say below what the words of this column mean."))
        }
        if !problems.isEmpty { throw Problems(problems) }
        var statuses: [String: Delivery] = [:]
        for index in 0..<20 {
            if let delivery = Delivery(rawValue: form["means-\(index)"]) { statuses[form["word-\(index)"].lowercased()] = delivery }
        }
        return ImportMapping(
            sheet: form["sheet"], headRows: form["heads"] == "2" ? 2 : 1, skipped: min(max(Int(form["skipped"]) ?? 0, 0), 20),
            columns: columns, statuses: statuses)
    }

    func mendRow(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<PlanImport>) async throws -> Answer {
        _ = try await read(plan, for: visit)
        guard let row = Identifier<PlanImportRow>(visit.form["row"]) else { throw NotFound() }
        do {
            if visit.form["what"] == "leave" {
                try await acts.leaveOut(row, of: plan, on: visit.today, by: visit.changer)
            } else {
                let value = { (field: String) in visit.form["\(field)-\(row)"] }
                let content = ImportedRow(
                    text: value("text"), finding: value("finding"), owner: value("owner"), start: value("start"), due: value("due"),
                    differenceBy: value("differenceBy"), status: value("status"), update: value("update"))
                try await acts.mend(row, content, of: plan, on: visit.today, by: visit.changer)
            }
            return .seeOther(ActionPlanPlaces.planImport.path(plan, id))
        } catch let problems as Problems {
            let placed = Problems(problems.all.map { Problem("\($0.place)-\(row)", $0.words) })
            return .page(try await importPage(visit, plan, id, placed))
        }
    }
}
