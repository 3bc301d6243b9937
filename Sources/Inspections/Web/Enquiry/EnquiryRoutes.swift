import Foundation
import Inspections
import SiteKit
import Vocabulary

extension InspectionPages {
    func registerEnquiry(on site: inout Site) {
        site.get(InspectionPlaces.enquiry, .readInspections) { .page(try await enquiryPage($0, $1)) }
        site.get(InspectionPlaces.enquiryCSV, .readInspections, requestsCSV)
        site.post(InspectionPlaces.logRequest, .keepEnquiry, logRequest)
        site.post(InspectionPlaces.answerRequest, .keepEnquiry, answerRequest)
        site.post(InspectionPlaces.addLine, .keepEnquiry, addLine)
        site.get(InspectionPlaces.line, .readInspections) { .page(try await linePage($0, $1, $2)) }
        site.post(InspectionPlaces.addLineQuestion, .keepEnquiry, addLineQuestion)
        site.post(InspectionPlaces.addCases, .keepEnquiry, addCases)
        site.post(InspectionPlaces.addOffer, .keepEnquiry, addOffer)
        site.post(InspectionPlaces.concludeLine, .keepEnquiry, concludeLine)
    }

    var enquiry: EnquiryStore { EnquiryStore(store) }

    func enquiryPage(_ visit: Visit, _ id: Identifier<Inspection>, _ problems: Problems? = nil) async throws -> Page {
        let inspection = try await inspection(id, for: visit)
        let (lines, requests) = try await store.read { db in
            (try EnquiryRows.lines(of: id, in: db), try EnquiryRows.requests(of: id, in: db))
        }
        return EnquiryPage(
            visit: visit, inspection: inspection, lines: lines, requests: requests, now: visit.now,
            thread: try await thread.steps(id, at: .inspection, visit), problems: problems
        ).page
    }

    @Sendable private func requestsCSV(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        let (lines, requests) = try await store.read { db in
            (try EnquiryRows.lines(of: id, in: db), try EnquiryRows.requests(of: id, in: db))
        }
        var table = CSVTable([
            "No.", "Asked", "Asked by", "Asked for", "Line of enquiry", "Wanted by", "Who sees to it", "Answered", "Answered by", "Answer",
            "Documents",
        ])
        for request in RequestQuery(visit).found(in: requests, at: visit.now) {
            let answer = request.answers.last
            table.add([
                request.reference, request.asked.iso, request.askedBy, request.words, lines.first { $0.id == request.line }?.title ?? "",
                request.due?.iso ?? "", request.owner, answer?.at.iso ?? "", answer?.by ?? "", answer?.words ?? "",
                answer?.documents.joined(separator: "; ") ?? "",
            ])
        }
        return .file(table.download(name: "requests-\(visit.today.iso).csv"))
    }

    @Sendable private func logRequest(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        do {
            var form = FormReader(visit.form)
            let words = form.text("words", "Say what they ask for.", limit: 2000)
            let by = form.text("asked-by", "Say who asks.", limit: 200)
            let owner = form.optionalText("request-owner", limit: 200)
            let asked = form.moment("asked", visit)
            let wanted = form.time("wanted-time").map { Moment(Day(iso: visit.form["wanted-day"]) ?? visit.today, $0) }
            if let wanted, wanted < asked { form.note(Problem("wanted-time", "It was asked at \(asked). Give a later time.")) }
            let line: Identifier<LineOfEnquiry>? = Identifier(visit.form["line"])
            try form.finish()
            try await enquiry.log(
                RequestStatement(line: line, askedBy: by, asked: asked, words: words, owner: owner, due: wanted),
                of: id, by: visit.changer)
            return .seeOther(InspectionPlaces.enquiry.path(id) + "#log")
        } catch let problems as Problems {
            return .page(try await enquiryPage(visit, id, problems))
        }
    }

    @Sendable private func answerRequest(
        _ visit: Visit, _ id: Identifier<Inspection>, _ request: Identifier<InspectorsRequest>
    ) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        let known = try await store.read { try EnquiryRows.requests(of: id, in: $0) }
        guard let number = known.first(where: { $0.id == request })?.number else { throw NotFound() }
        do {
            var form = FormReader(visit.form)
            let words = form.text("answer-\(number)", "Say what was answered.", limit: 3000)
            let by = form.text("by-\(number)", "Say who answered.", limit: 200)
            let at = form.moment("answered-\(number)", visit)
            let documents = form.optionalText("documents-\(number)", limit: 3000).split(separator: "\n").map { String($0).trimmed }
            try form.finish()
            let answer = InspectorsRequest.Answer(
                by: by, at: at, words: words, documents: documents.filter { !$0.isEmpty })
            do {
                try await enquiry.answer(request, of: id, answer, by: visit.changer)
            } catch let refusal as EnquiryRefusal {
                throw Problems("answered-\(number)-time", refusal.words)
            }
            return .seeOther(InspectionPlaces.enquiry.path(id) + "#requests")
        } catch let problems as Problems {
            return .page(try await enquiryPage(visit, id, problems))
        }
    }

    @Sendable private func addLine(_ visit: Visit, _ id: Identifier<Inspection>) async throws -> Answer {
        _ = try await inspection(id, for: visit)
        do {
            var form = FormReader(visit.form)
            let title = form.text("line-title", "Give the line a name.", limit: 200)
            let about = form.optionalText("about", limit: 2000)
            try form.finish()
            let line = try await enquiry.addLine(title, about: about, on: visit.today, to: id, by: visit.changer)
            return .seeOther(InspectionPlaces.line.path(id, line))
        } catch let problems as Problems {
            return .page(try await enquiryPage(visit, id, problems))
        }
    }
}

extension EnquiryRefusal: InWords {
    package var words: String {
        switch self {
        case .before(let day): "The line was opened on \(day). Give that day or a later one."
        case .answeredBeforeAsked(let moment): "It was asked at \(moment). Give that time or a later one."
        }
    }
}

extension Visit {
    /// The day of this request with the time on the wall of a council in England.
    var now: Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/London") ?? calendar.timeZone
        let parts = calendar.dateComponents([.hour, .minute], from: Date())
        return Moment(today, TimeOfDay(parts.hour ?? 0, parts.minute ?? 0) ?? .midnight)
    }
}

extension FormReader {
    /// When something was asked or answered: now, unless a time is typed. It never lies ahead.
    mutating func moment(_ name: String, _ visit: Visit) -> Moment {
        guard let time = time("\(name)-time") else { return visit.now }
        let day = Day(iso: visit.form["\(name)-day"]) ?? visit.today
        let moment = Moment(day, time)
        if moment > visit.now { note(Problem("\(name)-time", "\(moment) lies ahead. Give a time that is past.")) }
        return moment
    }

    /// A time that may be left empty.
    mutating func time(_ name: String) -> TimeOfDay? {
        let typed = optionalText(name, limit: 10)
        if typed.isEmpty { return nil }
        let time = TimeOfDay(typed: typed)
        if time == nil { note(Problem(name, "Give the time as hours and minutes, as in 14:30.")) }
        return time
    }
}
