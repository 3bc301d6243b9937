import ActionPlans
import ActionPlansWeb
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// Who must sign off a report, by when, and their response.
struct SignOffList {
    let head: ReportHead

    var html: HTML {
        let report = head.file.report
        let columns = [Table.Column("Step"), Table.Column("Due date"), Table.Column("Status"), Table.Column("Action")]
        let rows = report.signOffs.map { Table.row(columns, cells($0), late: isLate($0)) }
        let edit: HTML? =
            head.mayWrite
            ? "<p><a href=\"\(ScrutinyPlaces.signOffSteps.path(report.id))\">Change sign-off steps</a></p>" : nil
        let list: HTML =
            rows.isEmpty
            ? "<p>This report has no sign-off steps. Add the ones your council requires.</p>"
            : Table("Due dates counted back from the meeting in clear working days (local setting)", columns, rows: rows).html()
        return "<h2 id=\"sign-off\">Sign-off</h2>\(SignOffList.leftOut(head.file))\(list)\(edit)"
    }

    /// What the council's template asks for and this report does not.
    static func leftOut(_ file: ReportFile) -> HTML? {
        let steps = file.stepsLeftOut
        guard !steps.isEmpty, !file.report.isPublished else { return nil }
        let words = steps.map { "\($0.name) (\($0.post))" }.joined(separator: "; ")
        return "<div class=\"note doubt\"><p>This report leaves out sign-off that your council’s template asks for: \(words).</p></div>"
    }

    private func cells(_ signOff: SignOff) -> [HTML] {
        let (report, today) = (head.file.report, head.request.today)
        let due = head.file.days.due(signOff.step)
        let isDone = signOff.isSignedOff(draft: report.draft)
        let path = ScrutinyPlaces.signOff.path(report.id, signOff.id)
        let days = signOff.step.clearDays
        let act: HTML =
            report.isPublished || !head.request.may(.signOffReport)
            ? "" : "<a href=\"\(path)\">\(verb(signOff, isDone))<span class=\"unseen\"> for \(signOff.step.name)</span></a>"
        return [
            "\(signOff.step.name)<span class=\"sub\">\(signOff.step.post)</span>",
            "\(due)<span class=\"sub\">\(isDone ? "" : ReportPage.left(due, today) + ", ")\(days) clear \(days == 1 ? "day" : "days")</span>",
            answer(signOff), act,
        ]
    }

    /// A response is asked only of the holder of the post and of those who may respond on its behalf.
    private func verb(_ signOff: SignOff, _ isDone: Bool) -> HTML {
        let rule = head.file.whoSignsOff(signOff, on: head.request.today)
        let reason = rule.reasonNotToRespond(head.request.person.id.text, mayActForOthers: head.request.may(.signOffOnBehalf))
        if reason != nil { return "View" }
        if isDone { return "Change" }
        return rule.isHolder(head.request.person.id.text) ? "Respond" : "Respond on behalf"
    }

    private func answer(_ signOff: SignOff) -> HTML {
        let words = signOff.words(draft: head.file.report.draft)
        let capacity = signOff.capacityWords.isEmpty ? "" : ", \(signOff.capacityWords)"
        switch signOff.answer {
        case .waiting: return isLate(signOff) ? Tag("Overdue", .square).html : Tag("Waiting", .hollow).html
        case .signedOff(let by, let day, let said, _):
            return "\(words)<span class=\"sub\">\(head.file.name(of: by))\(capacity), \(day)\(said.isEmpty ? "" : ": “\(said)”")</span>"
        case .notSignedOff(let by, let day, let said, _):
            return "\(Tag(words, .square).html)<span class=\"sub\">\(head.file.name(of: by))\(capacity), \(day): “\(said)”</span>"
        }
    }

    private func isLate(_ signOff: SignOff) -> Bool {
        !signOff.isSignedOff(draft: head.file.report.draft) && head.file.days.due(signOff.step) < head.request.today
            && !head.file.report.isPublished
    }
}

/// A person's response for one step of sign-off.
enum AnswerPage {
    static func page(
        _ head: ReportHead, _ signOff: SignOff, past: [PastResponse], thread: [ThreadStep], _ problems: Problems?
    ) -> Page {
        let report = head.file.report
        let title = "Sign-off: \(signOff.step.name)"
        return Page(
            title, thread: thread, breadcrumbs: head.innerTrail, problems: problems,
            """
            <h1>\(title) <span class="sub">\(signOff.step.post)</span></h1>
            <dl class="summary"><div><dt>Due</dt><dd>\(head.file.days.due(signOff.step).withWeekday)</dd></div>
            <div><dt>Status</dt><dd>\(signOff.words(draft: report.draft))</dd></div>
            <div><dt>Post</dt><dd>\(holder(head, signOff))</dd></div>
            <div><dt>Read first</dt><dd><a href="\(ScrutinyPlaces.preview.path(report.id))?part=public">The public part of draft \(report.draft)</a>\(exempt(head))</dd></div></dl>
            \(form(head, signOff, problems))\(history(past))
            """)
    }

    private static func holder(_ head: ReportHead, _ signOff: SignOff) -> HTML {
        let post = head.file.posts.named(signOff.step.post)
        guard let post else { return "\(signOff.step.post)<span class=\"sub\">Not one of the council’s posts</span>" }
        return "\(post.title)<span class=\"sub\">\(held(head, post.holding(on: head.request.today)))</span>"
    }

    private static func held(_ head: ReportHead, _ holding: Post.Holding?) -> String {
        guard let holding, let holder = holding.holder else { return "Vacant" }
        let by = holding.handedOver.map { ", handed over by \(head.file.name(of: $0.by)) on \($0.on)" } ?? ""
        return "Held by \(holder.name) since \(holding.from)\(by)"
    }

    private static func form(_ head: ReportHead, _ signOff: SignOff, _ problems: Problems?) -> HTML {
        let (request, report) = (head.request, head.file.report)
        if report.isPublished { return "<p>This report has been published.</p>" }
        let rule = head.file.whoSignsOff(signOff, on: request.today)
        let person = request.person.id.text
        if let reason = rule.reasonNotToRespond(person, mayActForOthers: request.may(.signOffOnBehalf)) {
            return "<div class=\"note\"><p>\(reason.words)</p></div>"
        }
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil, problems: problems)
        let behalf: HTML? =
            rule.isHolder(person)
            ? nil
            : fields.text(
                "authority", "On whose behalf are you responding?",
                hint:
                    "You do not hold this post. Say who asked you to respond and how, for example “the portfolio holder, by email on 3 May”. It is shown with your name.",
                value: authority(signOff))
        return request.form(
            to: ScrutinyPlaces.signOff.path(report.id, signOff.id), version: signOff.version,
            """
            \(fields.choices("answer", "Do you sign off draft \(report.draft)?", options: SignOff.answers))
            \(fields.area("words", "Comments for the author", hint: "If you do not sign it off, say what has to change.", rows: 4))
            \(behalf)<p><button class="btn">Save response</button></p>
            """)
    }

    private static func authority(_ signOff: SignOff) -> String {
        if case .onBehalf(let authority) = signOff.capacity { authority } else { "" }
    }

    private static func history(_ past: [PastResponse]) -> HTML? {
        guard !past.isEmpty else { return nil }
        let lines = past.map { response -> HTML in
            let capacity = response.capacity.isEmpty ? "" : ", \(response.capacity)"
            return """
                <li>\(response.isSignedOff ? "Signed off" : "Did not sign off") draft \(response.draft)<span class="sub">\(response.by)\(capacity), \
                \(response.on)\(response.words.isEmpty ? "" : ": “\(response.words)”")</span></li>
                """
        }
        return "<h2>Responses</h2><ol>\(lines)</ol>"
    }

    private static func exempt(_ head: ReportHead) -> HTML? {
        head.file.report.hasExemptParts
            ? "<br><a href=\"\(ScrutinyPlaces.preview.path(head.file.report.id))?part=exempt\">The exempt part</a>" : nil
    }
}

extension ScrutinyPages {
    func registerSignOff(on site: inout Site) {
        site.get(ScrutinyPlaces.signOff, .signOffReport) { request, id, step in .page(try await answerPage(request, id, step)) }
        site.post(ScrutinyPlaces.signOff, .signOffReport, answer)
        site.get(ScrutinyPlaces.signOffSteps, .writeReport) { request, id in .page(try await stepsPage(request, id)) }
        site.post(ScrutinyPlaces.signOffSteps, .writeReport) { request, id in
            do {
                let steps = try ReportFormReader.steps(request.form)
                try await scrutiny.editSignOff(of: id, steps, by: request.changer)
                return .seeOther(ScrutinyPlaces.report.path(id) + "#sign-off", saying: "Saved: the sign-off steps.")
            } catch let problems as Problems {
                return .page(try await stepsPage(request, id, problems))
            } catch let refusal as SignOffRefusal {
                return .page(try await stepsPage(request, id, Problems(refusal.field, refusal.words)))
            }
        }
    }

    private func answerPage(
        _ request: PageRequest, _ id: Identifier<CommitteeReport>, _ step: Identifier<SignOff>, _ problems: Problems? = nil
    ) async throws -> Page {
        let file = try await scrutiny.file(id)
        guard let signOff = file.report.signOffs.first(where: { $0.id == step }) else { throw NotFound() }
        let past = try await scrutiny.store.read { try ReportRows.responses(to: step, in: $0) }
        return AnswerPage.page(
            ReportHead(request: request, file: file), signOff, past: past, thread: try await steps(file, request), problems)
    }

    @Sendable private func answer(_ request: PageRequest, _ id: Identifier<CommitteeReport>, _ step: Identifier<SignOff>) async throws
        -> Answer
    {
        do {
            var reader = FormReader(request.form)
            let saved = try await scrutiny.file(id).report.signOffs.first { $0.id == step }
            if let saved, saved.version != reader.version { throw saved.conflict }
            let answer = request.form["answer"]
            if !["signed-off", "not-signed-off"].contains(answer) { reader.note(Problem("answer", "Select whether you sign it off")) }
            let words = reader.optionalText("words", limit: 2000)
            let authority = reader.optionalText("authority", limit: 300)
            try reader.finish()
            try await scrutiny.answerSignOff(
                step, of: id, isSignedOff: answer == "signed-off", words: words, authority: authority,
                mayActForOthers: request.may(.signOffOnBehalf), today: request.today, version: reader.version, by: request.changer)
            return .seeOther(ScrutinyPlaces.report.path(id) + "#sign-off")
        } catch let problems as Problems {
            return .page(try await answerPage(request, id, step, problems))
        } catch let refusal as SignOffRefusal {
            return .page(try await answerPage(request, id, step, Problems(refusal.field, refusal.words)))
        }
    }

    private func stepsPage(_ request: PageRequest, _ id: Identifier<CommitteeReport>, _ problems: Problems? = nil) async throws -> Page {
        let file = try await scrutiny.file(id)
        let head = ReportHead(request: request, file: file)
        let form = request.form(
            to: ScrutinyPlaces.signOffSteps.path(id),
            """
            \(SignOffFields.html(request, file.report.signOffs.map(\.step), problems))
            <p><button class="btn">Save sign-off steps</button></p>
            """)
        return Page(
            "Sign-off steps", thread: try await steps(file, request), breadcrumbs: head.innerTrail, problems: problems,
            """
            <h1>Sign-off steps</h1><p>If you change the post of a step, the step needs sign-off again. The council’s template does not change. \(SignOffFields.postsLink)</p>\(form)
            """)
    }
}

extension ScrutinyStore {
    /// A person responds for a step: signed off, or not signed off with the reason.
    /// - Parameters:
    ///   - authority: who asked a person who does not hold the step's post to respond, and how.
    ///   - mayActForOthers: their role allows responses on behalf of a post.
    package func answerSignOff(
        _ step: Identifier<SignOff>, of report: Identifier<CommitteeReport>, isSignedOff: Bool, words: String, authority: String = "",
        mayActForOthers: Bool = false, today: Day, version: Int? = nil, by changer: Changer
    ) async throws {
        let note = isSignedOff ? "signed off" : "not signed off"
        try await change(report, by: changer, .signOffReport, note: note, changesWords: false) { report, db in
            guard let saved = report.signOffs.first(where: { $0.id == step }) else { throw NotFound() }
            if let version, version != saved.version { throw saved.conflict }
            if !isSignedOff, !words.contains(where: { !$0.isWhitespace }) {
                throw Problems("words", "Enter what has to change before you can sign it off")
            }
            let holding = try ActionPlanRecords.posts(in: db).named(saved.step.post)?.holding(on: today)
            let rule = WhoSignsOff(
                saved, of: report, holding: holding, allowsSeveralSteps: try ScrutinyStore.form(in: db).allowsSeveralSteps)
            let capacity = try rule.capacity(
                of: changer.account, isSignedOff: isSignedOff, authority: authority, mayActForOthers: mayActForOthers)
            var answered = saved
            answered.capacity = capacity
            let answer = isSignedOff ? "cleared" : "not_cleared"
            try db.execute(
                sql: """
                    UPDATE report_sign_off SET answer = ?, words = ?, answered_by = ?, answered_on = ?, answered_draft = ?, capacity = ?,
                        authority = ?, version = version + 1 WHERE id = ?
                    """,
                arguments: [answer, words, changer.account, today, report.draft, capacity.stored, capacity.authority, step])
            try db.execute(
                sql: """
                    INSERT INTO report_sign_off_response (report, step, answer, words, capacity_words, responded_by, responded_on, draft)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [report.id, step, answer, words, answered.capacityWords, changer.account, today, report.draft])
        }
    }

    /// Replaces the steps of one report that have no response yet. A step with a response stays; with another post it waits again, because a
    /// sign-off belongs to its post, and the post of a step with an objection does not change.
    package func editSignOff(of report: Identifier<CommitteeReport>, _ steps: [SignOffStep], by changer: Changer) async throws {
        try await change(report, by: changer, .writeReport, note: "sign-off steps changed", changesWords: false) { report, db in
            let answered = report.signOffs.filter(\.hasAnswer)
            let kept = matched(steps, to: answered)
            if let lost = answered.first(where: { signOff in signOff.isObjection && !kept.values.contains { $0.id == signOff.id } }) {
                throw SignOffRefusal.objectionStays(step: lost.step.name)
            }
            try db.execute(sql: "DELETE FROM report_sign_off WHERE report = ? AND answer IS NULL", arguments: [report.id])
            for (position, step) in steps.enumerated() {
                guard let kept = kept[position] else {
                    try insert(step, at: position, of: report.id, in: db)
                    continue
                }
                let isOtherPost = kept.step.post.lowercased() != step.post.lowercased()
                if isOtherPost, kept.isObjection { throw SignOffRefusal.postOfObjection(step: step.name) }
                try db.execute(
                    sql: "UPDATE report_sign_off SET position = ?, name = ?, post = ?, clear_days = ? WHERE id = ?",
                    arguments: [position, step.name, step.post, step.clearDays, kept.id])
                if isOtherPost { try clearAnswer(kept.id, in: db) }
            }
        }
    }

    /// Which answered step each of these is, by its name, or under another name by its post.
    private func matched(_ steps: [SignOffStep], to answered: [SignOff]) -> [Int: SignOff] {
        var (found, rest): ([Int: SignOff], [SignOff]) = ([:], answered)
        let isSame: [(SignOff, SignOffStep) -> Bool] = [
            { $0.step.name == $1.name }, { $0.step.post.lowercased() == $1.post.lowercased() },
        ]
        for isSame in isSame {
            for (position, step) in steps.enumerated() where found[position] == nil {
                guard let index = rest.firstIndex(where: { isSame($0, step) }) else { continue }
                found[position] = rest.remove(at: index)
            }
        }
        return found
    }

    private func clearAnswer(_ step: Identifier<SignOff>, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE report_sign_off SET answer = NULL, words = '', answered_by = NULL, answered_on = NULL, answered_draft = NULL,
                    capacity = NULL, authority = '', version = version + 1 WHERE id = ?
                """, arguments: [step])
    }
}

extension SignOffRefusal: InWords {
    var field: String {
        switch self {
        case .authorityMissing: "authority"
        case .belongsToPost, .onlyWhoObjected, .alreadySignedOff, .signedOffAnotherStep: "answer"
        case .postOfObjection, .objectionStays: ""
        }
    }
}

extension SignOff.Capacity {
    fileprivate var stored: String {
        switch self {
        case .holder: "holder"
        case .onBehalf: "on_behalf"
        case .notKnown: "not_known"
        }
    }

    fileprivate var authority: String { if case .onBehalf(let authority) = self { authority } else { "" } }
}

extension SignOff {
    static let answers = [
        (value: "signed-off", words: "Yes, I sign it off"), (value: "not-signed-off", words: "No, something has to change first"),
    ]

    var conflict: EditConflict {
        let (chosen, said): (Set<String>, String) =
            switch answer {
            case .waiting: ([], "")
            case .signedOff(_, _, let words, _): (["signed-off"], words)
            case .notSignedOff(_, _, let words, _): (["not-signed-off"], words)
            }
        let authority = if case .onBehalf(let authority) = capacity { authority } else { "" }
        return EditConflict(
            [
                .choice("answer", "Do you sign it off?", chosen, of: SignOff.answers), .text("words", "Comments for the author", said),
                .text("authority", "On whose behalf", authority),
            ], version: version)
    }
}
