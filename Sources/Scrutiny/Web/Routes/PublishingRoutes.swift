import Scrutiny
import SiteKit
import Vocabulary

extension ScrutinyPages {
    func registerPublishing(on site: inout Site) {
        site.get(ScrutinyPlaces.preview, .readReports) { visit, id in
            let file = try await scrutiny.file(id)
            try file.check(has: visit.part)
            return .page(PreviewPage.page(ReportHead(visit: visit, file: file), visit.part, missing: documents.whatIsMissing))
        }
        site.get(ScrutinyPlaces.word, .readReports) { visit, id in try await download(.word, visit, id) }
        site.get(ScrutinyPlaces.pdf, .readReports) { visit, id in try await download(.pdf, visit, id) }
        site.get(ScrutinyPlaces.publication, .readReports) { visit, id in
            let file = try await scrutiny.file(id)
            let head = ReportHead(visit: visit, file: file)
            return .page(PublicationPage.page(head, thread: try await steps(file, visit), missing: documents.whatIsMissing))
        }
        site.post(ScrutinyPlaces.propose, .proposePublication) { visit, id in
            try await scrutiny.propose(id, today: visit.today, by: visit.changer)
            return .seeOther(ScrutinyPlaces.publication.path(id))
        }
        site.post(ScrutinyPlaces.withdraw, .proposePublication) { visit, id in
            try await scrutiny.withdrawProposal(of: id, by: visit.changer)
            return .seeOther(ScrutinyPlaces.publication.path(id))
        }
        site.post(ScrutinyPlaces.publish, .publishReport) { visit, id in
            let digest = try await scrutiny.publish(id, today: visit.today, documents: documents, by: visit.changer)
            let kind = try await scrutiny.file(id).report.kind
            return .seeOther(kind.isForEverybody ? ScrutinyPlaces.published(digest) : ScrutinyPlaces.frozen.path(id))
        }
    }

    private func download(_ kind: DocumentKind, _ visit: Visit, _ id: Identifier<CommitteeReport>) async throws -> Answer {
        let file = try await scrutiny.file(id)
        try file.check(has: visit.part)
        let paper = file.report.paper(visit.part, from: file.record)
        let bytes = try await documents.make(kind, from: PaperView.document(paper))
        let name =
            "committee-report-\(paper.meeting.iso)-draft-\(file.report.draft)\(visit.part == .exempt ? "-EXEMPT" : "").\(kind.ending)"
        return .file(Download(bytes, type: kind.type, name: name))
    }
}

extension ReportFile {
    /// A report without exempt parts has no exempt paper.
    fileprivate func check(has part: ReportPart) throws {
        if part == .exempt, !report.hasExemptParts { throw NotFound() }
    }
}

extension Visit {
    /// The part of the report that the address asks for: the public one unless it says otherwise.
    fileprivate var part: ReportPart { ReportPart(rawValue: query["part"]) ?? .public }
}
