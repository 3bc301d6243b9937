import Foundation
import Inspections
import Intake
import SiteKit
import Vocabulary

extension InspectionPages {
    func uploadPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let drafts = try await store.read { try InspectionRecords.all(in: $0) }.filter {
            $0.state == .draftUnderEmbargo && $0.isOpen(to: visit.person, by: visit.site.policy)
        }
        return UploadPage(visit: visit, drafts: drafts, problems: problems).page
    }

    /// Reads the file in a worker, keeps it, and leads on to the check.
    @Sendable func upload(_ visit: Visit) async throws -> Answer {
        do {
            var reader = FormReader(visit.form)
            let state: Inspection.State? = reader.choice("state", "Choose how far the report is.")
            let file = visit.files.first { $0.field == "report" && !$0.name.isEmpty }
            if file == nil { reader.note(Problem("report", "Choose the report, a PDF file.")) }
            try reader.finish()
            guard let state, let file else { throw Problems("report", "Choose the report, a PDF file.") }
            let (reading, digest) = try await read(file)
            let draft = Identifier<Inspection>(visit.form["draft"])
            let id = try await inspections.add(
                reading, document: digest, name: String(file.name.prefix(200)), state: state, draft: draft, council: council,
                by: visit.changer)
            return .seeOther(InspectionPlaces.check.path(id))
        } catch let problems as Problems {
            return .page(try await uploadPage(visit, problems))
        }
    }

    private func read(_ upload: Upload) async throws -> (ReportReading, Digest) {
        do {
            let reading = try await workers.read(
                bytes: upload.bytes, kind: .report, as: ReportReading.self, in: store.directory.appending(path: "incoming"))
            return (reading, try store.files.keep(upload.bytes))
        } catch let refusal as Refusal {
            throw Problems("report", refusal.words)
        }
    }

    @Sendable func typeIn(_ visit: Visit) async throws -> Answer {
        do {
            let id = try await inspections.addByHand(try InspectionFacts(visit.form), by: visit.changer)
            return .seeOther(InspectionPlaces.check.path(id))
        } catch let problems as Problems {
            return .page(TypeInPage(visit: visit, problems: problems).page)
        }
    }
}
