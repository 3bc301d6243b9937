import GRDB
import Inspections
import SiteKit
import Vocabulary

extension InspectionStore {
    /// Changes how far a report is, with a reason. The audit row says from what to what; the reason lies beside it.
    /// - Throws: ``StateRefusal`` where the rule refuses it, `EditConflict` where somebody changed the inspection meanwhile.
    package func changeState(
        of id: Identifier<Inspection>, _ change: StateOfReport.Change, because reason: String, version: Int, on today: Day,
        by changer: Changer
    ) async throws {
        let before = try await store.read { try InspectionRecords.inspection(id, in: $0) }
        guard let before else { throw NotFound() }
        let after = try StateOfReport.after(
            change, from: before.state, received: before.dates.received, by: changer.account, because: reason, on: today)
        let ground = "state: \(before.state.rawValue) to \(after.rawValue)"
        try await store.change(by: changer, .changeReportState, on: id.text, note: reason, ground: ground) { db in
            guard let now = try InspectionRecords.inspection(id, in: db) else { throw NotFound() }
            // The ground of the audit row was made from the state read before.
            guard now.version == version, now.state == before.state else {
                throw try StateSection.conflict(with: now, at: change.place, in: db)
            }
            let published: Day?
            switch change {
            case .finalReceived: published = now.dates.published
            case .published(let day): published = day
            case .underEmbargo(_, let readers):
                published = nil
                try db.execute(sql: "DELETE FROM inspection_reader WHERE inspection = ?", arguments: [id])
                for reader in readers.sorted() {
                    let isActive = try Bool.fetchOne(
                        db.cachedStatement(sql: "SELECT active FROM account WHERE id = ?"), arguments: [reader])
                    guard isActive == true else { throw Problems("readers", "Choose people with an open account.") }
                    try InspectionStore.insertReader(reader, of: id, in: db)
                    try store.note(.readEmbargoed, on: id.text, by: changer, ground: "reader named: \(reader)", in: db)
                }
            }
            try db.execute(
                sql: "UPDATE inspection SET state = ?, published = ?, version = version + 1 WHERE id = ?",
                arguments: [after.rawValue, published, id])
        }
    }
}

extension InspectionPages {
    func registerState(on site: inout Site) {
        site.post(InspectionPlaces.finalReceived, .changeReportState, limit: 65_536) { request, id in
            try await changeState(request, id, at: "final-received") { _, _ in .finalReceived }
        }
        site.post(InspectionPlaces.publish, .changeReportState, limit: 65_536) { request, id in
            try await changeState(request, id, at: "publish") { reader, _ in
                reader.day("published-on", "Give the date on which Ofsted published the report.").map { .published(on: $0) }
            }
        }
        site.post(InspectionPlaces.embargo, .changeReportState, limit: 65_536) { request, id in
            try await changeState(request, id, at: "embargo") { reader, inspection in
                var earlier: Inspection.State? = .draftUnderEmbargo
                if inspection.state == .published { earlier = reader.choice("back-to", "Choose which report it is.") }
                return earlier.map { .underEmbargo($0, readers: Set(request.form.all("readers"))) }
            }
        }
    }

    private func changeState(
        _ request: PageRequest, _ id: Identifier<Inspection>, at place: String,
        _ read: (inout FormReader, InspectionRecord) -> StateOfReport.Change?
    ) async throws -> Answer {
        let inspection = try await inspection(id, for: request)
        do {
            var reader = FormReader(request.form)
            if reader.version != inspection.version {
                throw try await store.read { try StateSection.conflict(with: inspection, at: place, in: $0) }
            }
            let reason = reader.text("\(place)-reason", StateRefusal.reasonTooShort.words, limit: 1000)
            let change = read(&reader, inspection)
            try reader.finish()
            guard let change else { throw Problems("", "Choose what to change.") }
            do {
                try await inspections.changeState(
                    of: id, change, because: reason, version: reader.version, on: request.today, by: request.changer)
            } catch let refusal as StateRefusal {
                throw Problems(refusal.place(in: place), refusal.words)
            }
            return .seeOther(InspectionPlaces.show.path(id) + "#state", saying: "Saved: the state of the report.")
        } catch let problems as Problems {
            return .page(try await showPage(request, id, problems: problems))
        }
    }
}

extension StateOfReport.Change {
    /// What the fields of its form begin with.
    fileprivate var place: String {
        switch self {
        case .finalReceived: "final-received"
        case .published: "publish"
        case .underEmbargo: "embargo"
        }
    }
}

/// How far the report is, and the acts that change it.
struct StateSection {
    let request: PageRequest
    let inspection: InspectionRecord
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var html: HTML? {
        guard request.may(.changeReportState) else { return nil }
        let acts: [HTML?] =
            switch inspection.state {
            case .draftUnderEmbargo: [finalReceived, publish]
            case .finalUnderEmbargo: [publish, embargo]
            case .published: [embargo]
            }
        return "<h2 id=\"state\">State of the report</h2><p>\(inspection.state.name).</p>\(acts.compactMap(\.self))"
    }

    /// Somebody changed the inspection meanwhile: the reason stays, beside the state it has now.
    static func conflict(with now: InspectionRecord, at place: String, in db: Database) throws -> EditConflict {
        var fields: [EditConflict.Field] = [
            EditConflict.Field("State of the report", saved: now.state.name) { _ in "" },
            .text("\(place)-reason", "Reason for changing the state", nil),
        ]
        if place == "publish" { fields.append(.day("published-on", "Date published by Ofsted", nil, isAdded: true)) }
        if place == "embargo" {
            let sql = "SELECT id, name FROM account WHERE active = 1 ORDER BY name, id"
            let accounts = try Row.fetchAll(db.cachedStatement(sql: sql)).map { (value: $0["id"] as String, words: $0["name"] as String) }
            let states = [Inspection.State.draftUnderEmbargo, .finalUnderEmbargo].map { (value: $0.rawValue, words: $0.name) }
            if now.state == .published { fields.append(.choice("back-to", "Which report is it?", nil, of: states)) }
            fields.append(.choice("readers", "Readers", Set(now.readers), of: accounts, several: true))
        }
        return EditConflict(fields, version: now.version)
    }

    private func fields(_ place: String) -> FormFields {
        FormFields(typed: request.form.has("\(place)-reason") ? request.form : nil, problems: problems)
    }

    private func act(_ place: String, _ summary: String, to path: String, _ words: HTML, _ body: HTML, button: String) -> HTML {
        let form = request.form(
            to: path, version: inspection.version,
            """
            \(body)\(fields(place).area("\(place)-reason", "Reason", hint: "At least \(StateOfReport.shortestReason) characters. It is recorded in the audit trail.", rows: 2))
            <p><button class="btn quiet">\(button)</button></p>
            """)
        return "<details\(" open", when: request.form.has("\(place)-reason"))><summary>\(summary)</summary>\(words)\(form)</details>"
    }

    private var finalReceived: HTML {
        act(
            "final-received", "Record that the final report was received", to: InspectionPlaces.finalReceived.path(inspection.id),
            "<p>It stays under embargo.</p>", "", button: "Record the final report")
    }

    private var publish: HTML {
        act(
            "publish", "Record publication", to: InspectionPlaces.publish.path(inspection.id),
            "<p>Everybody who can read inspections can then see this one, its findings and its plan.</p>",
            fields("publish").day("published-on", "Date published by Ofsted"), button: "Record publication")
    }

    private var embargo: HTML {
        let fields = fields("embargo")
        let states = [Inspection.State.draftUnderEmbargo, .finalUnderEmbargo]
        let which: HTML? =
            inspection.state == .published
            ? fields.choices("back-to", "Which report is it?", options: states.map { (value: $0.rawValue, words: $0.name) }) : nil
        let named = inspection.state == .published ? [request.person.id.text] : inspection.readers
        return act(
            "embargo", inspection.state == .published ? "Put back under embargo" : "Correct to draft report",
            to: InspectionPlaces.embargo.path(inspection.id),
            """
            <p>Use this only to correct a mistake. Only the readers you name can then see this inspection, its findings and its plan, \
            or know that they exist. What has already been seen or sent cannot be taken back.</p>
            """,
            """
            \(which)\(fields.choices("readers", "Readers", hint: "Include yourself.", several: true, options: accounts, chosen: Set(named)))
            """, button: inspection.state == .published ? "Put back under embargo" : "Correct the state")
    }
}

extension StateRefusal: InWords {
    package var words: String {
        switch self {
        case .reasonTooShort: "Give a reason of at least \(StateOfReport.shortestReason) characters."
        case .notForwards(let state): "The report is already recorded as “\(state.name.lowercased())”. Reload the page."
        case .notBackwards: "Choose an earlier state, under embargo."
        case .publishedLater(let day): "\(day) is in the future. Enter the date on which Ofsted published the report."
        case .publishedBeforeReceived(let day):
            "The report was received on \(day). Give that date or a later one, or correct the date received."
        case .noReader: "Select who can see the inspection while it is under embargo. Include yourself."
        case .yourselfMissing: "Include yourself among the readers. Otherwise you could not open the inspection again."
        }
    }

    /// The field that the words are about.
    fileprivate func place(in form: String) -> String {
        switch self {
        case .reasonTooShort: "\(form)-reason"
        case .publishedLater, .publishedBeforeReceived: "published-on"
        case .noReader, .yourselfMissing: "readers"
        case .notBackwards: "back-to"
        case .notForwards: ""
        }
    }
}
