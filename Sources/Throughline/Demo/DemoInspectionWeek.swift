import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// The inspection week of the demonstration: its lines of enquiry and requests; and the money and posts that answer what it found.
struct DemoInspectionWeek {
    let store: Store
    let staff: DemoStaff
    private var enquiry: InspectionWeekStore { InspectionWeekStore(store) }

    init(store: Store, staff: DemoStaff) {
        self.store = store
        self.staff = staff
    }

    func found(_ inspection: Identifier<Inspection>) async throws {
        let file = try ScrutinyFile.shipped()
        let findings = try await store.read { try InspectionRecords.findings(of: inspection, in: $0) }
        var lines: [Identifier<LineOfEnquiry>] = []
        for entry in file.enquiry.lines { lines.append(try await line(entry, inspection, findings)) }
        for entry in file.enquiry.requests { try await request(entry, inspection, lines) }
        for entry in file.resources { try await resource(entry, inspection, findings) }
    }

    private func line(_ entry: ScrutinyFile.LineEntry, _ inspection: Identifier<Inspection>, _ findings: [Finding]) async throws
        -> Identifier<LineOfEnquiry>
    {
        let changer = staff.changer(entry.by)
        let id = try await enquiry.addLine(entry.title, about: entry.about, on: entry.opened, to: inspection, by: changer)
        for question in entry.questions {
            try await enquiry.addQuestion(.init(day: question.on, words: question.words), to: id, of: inspection, by: changer)
        }
        for looked in entry.cases {
            if let number = looked.child, let child = try await record(number) {
                try await enquiry.addCases(.record(child, note: looked.note), to: id, of: inspection, by: changer)
            } else if let count = looked.count {
                try await enquiry.addCases(.count(count, note: looked.note), to: id, of: inspection, by: changer)
            }
        }
        for offer in entry.offers {
            try await enquiry.addOffer(.init(day: offer.on, title: offer.title, place: offer.place), to: id, of: inspection, by: changer)
        }
        if let concluded = entry.concluded {
            let version = try await store.read { try InspectionWeekRows.line(id, of: inspection, in: $0).version }
            let went = findings.filter { $0.holds(concluded.finding) && $0.kind.needsAnswer }.map(\.id)
            try await enquiry.conclude(
                id, of: inspection, .init(day: concluded.on, words: concluded.words, paragraphs: concluded.paragraphs, findings: went),
                version: version, by: changer)
        }
        return id
    }

    /// The record of a number; the demonstration is founded on the machine itself.
    private func record(_ number: String) async throws -> String? {
        try await store.read { try String.fetchOne($0, sql: "SELECT id FROM child WHERE number = ?", arguments: [number]) }
    }

    private func request(
        _ entry: ScrutinyFile.RequestEntry, _ inspection: Identifier<Inspection>, _ lines: [Identifier<LineOfEnquiry>]
    ) async throws {
        guard let asked = Moment(iso: entry.asked) else { throw CommandRefusal("scrutiny.json: “\(entry.asked)” is no time.") }
        let id = try await enquiry.log(
            RequestStatement(
                line: entry.line.map { lines[$0] }, askedBy: entry.askedBy, asked: asked, words: entry.words, owner: entry.owner,
                due: entry.due.flatMap { Moment(iso: $0) }), of: inspection, by: staff.changer(entry.by))
        guard let answer = entry.answer, let at = Moment(iso: answer.at) else { return }
        try await enquiry.answer(
            id, of: inspection, .init(by: answer.by, at: at, words: answer.words, documents: answer.documents), by: staff.changer(entry.by))
    }

    private func resource(_ entry: ScrutinyFile.ResourceEntry, _ inspection: Identifier<Inspection>, _ findings: [Finding]) async throws {
        guard let kind = Resource.Kind(rawValue: entry.kind), let area = Resource.Area(rawValue: entry.area) else {
            throw CommandRefusal("scrutiny.json: “\(entry.kind)” or “\(entry.area)” is unknown.")
        }
        var readings = entry.readings.map { reading in
            Resource.Reading(
                day: reading.on, agreed: reading.agreed, spent: reading.spent,
                posts: reading.posts.flatMap { Resource.Posts(filled: reading.filled ?? 0, of: $0) }, funded: reading.funded,
                source: reading.source)
        }
        let (changer, answered) = (staff.changer(entry.by), findings.filter { $0.holds(entry.finding) && $0.kind.needsAnswer }.map(\.id))
        let first = readings.removeFirst()
        let id = try await ResourceRegister.adding.add(
            (inspection, entry.title, kind, area, answered, first), by: changer, today: first.day, in: store)
        for reading in readings {
            try await ResourceRegister.figures.perform(reading, on: id, by: changer, today: reading.day, in: store)
        }
    }
}

extension Finding {
    fileprivate func holds(_ words: String?) -> Bool { words.map { text.lowercased().contains($0) } ?? false }
}
