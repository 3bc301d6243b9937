import Foundation
import Inspections
import Intake
import SiteKit
import Vocabulary

extension InspectionPages {
    func uploadPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let drafts = try await store.read { try InspectionRecords.all(in: $0) }.filter {
            $0.state == .draftUnderEmbargo && $0.isOpen(to: request.person, by: request.site.policy)
        }
        return UploadPage(request: request, drafts: drafts, problems: problems).page
    }

    /// Reads the file in a worker, stores it, and continues to the check.
    @Sendable func upload(_ request: PageRequest) async throws -> Answer {
        do {
            var reader = FormReader(request.form)
            let typedState: Inspection.State? = reader.choice("state", "Select the status of the report.")
            let upload = request.files.first { $0.field == "report" && !$0.name.isEmpty }
            if upload == nil { reader.note(Problem("report", "Select the report, a PDF file.")) }
            let (state, file) = try reader.finish(typedState, upload)
            let (found, digest) = try await read(file)
            var reading = found
            reading.question(own: try await store.read { try OwnAuthority.read(in: $0) }, today: request.today)
            let draft = Identifier<Inspection>(request.form["draft"])
            let id = try await inspections.add(
                reading, document: digest, name: String(file.name.prefix(200)), state: state, draft: draft, council: council,
                by: request.changer)
            return .seeOther(InspectionPlaces.check.path(id))
        } catch let problems as Problems {
            return .page(try await uploadPage(request, problems))
        }
    }

    private func read(_ upload: Upload) async throws -> (ReportReading, Digest) {
        do {
            let reading = try await store.whileOnDisk(upload.bytes) {
                try await workers.read($0, kind: .report, as: ReportReading.self)
            }
            return (reading, try store.files.keep(upload.bytes))
        } catch let refusal as Refusal {
            throw Problems("report", refusal.words)
        }
    }

    @Sendable func typeIn(_ request: PageRequest) async throws -> Answer {
        do {
            let state = Inspection.State(rawValue: request.form["state"])
            var reader = FormReader(request.form)
            if state == nil { reader.note(Problem("state", "Choose how far the report is.")) }
            let facts = try InspectionFacts(request.form, of: state, reader)
            guard let state else { throw Problems("state", "Choose how far the report is.") }
            let id = try await inspections.addByHand(facts, state: state, by: request.changer)
            return .seeOther(InspectionPlaces.check.path(id))
        } catch let problems as Problems {
            return .page(TypeInPage(request: request, problems: problems).page)
        }
    }
}
