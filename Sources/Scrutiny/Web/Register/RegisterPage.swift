import Scrutiny
import SiteKit
import Vocabulary

/// What the public will read of the questions and the forward plan, what stands in its way, and the last step.
struct RegisterPage {
    let visit: Visit
    let file: RegisterFile
    let missing: [String]

    var page: Page {
        Page(
            "What the public reads", breadcrumbs: [("What was asked", ScrutinyPlaces.questions.path)],
            """
            <h1>What the public reads of it</h1>\(published)<p><a href="\(ScrutinyPlaces.previewRegister.path)">Read it as it would be \
            published now</a></p><h2>Publication</h2>\(content)\(problems)\(settled)
            """)
    }

    /// As its readers would see it.
    var preview: Page {
        let paper = (try? PublicReport(file.register))?.paper
        let article: HTML = paper.map { PaperView.article($0) } ?? "<h1>Preview</h1><p>There is nothing that the public may read yet.</p>"
        return Page(
            "Preview: what scrutiny asked",
            breadcrumbs: [("What was asked", ScrutinyPlaces.questions.path), ("What the public reads", ScrutinyPlaces.register.path)],
            "<div class=\"note\"><p>Preview of the register as it stands now. Nothing here is published.</p></div>\(article)")
    }

    private var published: HTML {
        guard let last = file.last else { return "<p>Nothing of it has been published yet.</p>" }
        return """
            <p>Last published on \(last.on). What was published stays as it is until it is published again. \
            <a href="\(ScrutinyPlaces.published(last.snapshot))">Open what is published</a></p>
            """
    }

    private var content: HTML {
        let obstacles = file.release.obstacles
        if !obstacles.isEmpty {
            return "<p>It cannot be proposed yet:</p><ul>\(obstacles.map { "<li>\($0.words)</li>" as HTML })</ul>"
        }
        guard let proposal = file.proposal else {
            return "<p>Nothing is open. You propose what stands below; another person publishes it.</p>\(propose ?? "")"
        }
        return "<p>\(file.proposer) proposed it on \(proposal.on).</p>\(step(proposal))\(withdraw)"
    }

    private var propose: HTML? {
        guard visit.may(.proposePublication) else { return nil }
        return visit.button("Propose for publication", to: ScrutinyPlaces.proposeRegister.path, quiet: false)
    }

    private func step(_ proposal: RegisterRelease.Proposal) -> HTML {
        let now = (try? PublicReport(file.register)).flatMap { try? Snapshot.content(of: $0) }.map { Digest(of: $0).text }
        if now != proposal.content { return "<p>Something has changed since. Read it again and propose it again.</p>\(propose ?? "")" }
        if proposal.by == visit.person.id.text { return "<p>You proposed it, so another person must publish it.</p>" }
        guard visit.may(.publishReport) else { return "<p>Somebody who may publish has to do this.</p>" }
        let notes = missing.map { "<p class=\"hint\">\($0) Without it what is published has no such copy.</p>" as HTML }
        return """
            <div class="note"><p><strong>This cannot be undone.</strong> The page, its Word and PDF copies and its words are frozen and open to everyone, without sign-in.</p></div>
            \(notes)\(visit.button("Publish it", to: ScrutinyPlaces.publishRegister.path, quiet: false))
            """
    }

    private var withdraw: HTML? {
        guard visit.may(.proposePublication) else { return nil }
        return "<p>\(visit.button("Take the proposal back", to: ScrutinyPlaces.withdrawRegister.path))</p>"
    }

    private var problems: HTML? {
        guard !file.openProblems.isEmpty else { return nil }
        let items = file.openProblems.map { problem -> HTML in
            let field = "reason-\(problem.code.prefix(8))"
            let settle: HTML? =
                visit.may(.proposePublication) && problem.maySettle
                ? """
                <details><summary>Leave it as it is, with a reason</summary>\(visit.form(to: ScrutinyPlaces.settleRegister.path, """
                    <input type="hidden" name="point" value="\(problem.code)">
                    <div class="field"><label for="\(field)">Reason</label><input type="text" id="\(field)" name="reason"></div>
                    <p><button class="btn quiet">Settle this point</button></p>
                    """))</details>
                """ : nil
            return """
                <div class="item"><h3>\(problem.rule.title)</h3><blockquote>\(problem.excerpt)<cite>\(problem.place.words)</cite></blockquote>
                <p>\(problem.words) \(problem.mend)</p>\(settle)</div>
                """
        }
        return "<h2>\(file.openProblems.count) open</h2>\(items)"
    }

    private var settled: HTML? {
        let rows = file.check.problems.compactMap { problem in
            file.settlements.first { $0.problem == problem.id }.map { settlement -> HTML in
                "<li>\(problem.rule.title): “\(problem.excerpt)”<span class=\"sub\">\(settlement.by), \(settlement.on): \(settlement.reason)</span></li>"
            }
        }
        return rows.isEmpty ? nil : "<h2>Settled with a reason</h2><ul>\(rows)</ul>"
    }
}

extension QuestionPages {
    func registerPublication(on site: inout Site) {
        site.get(ScrutinyPlaces.register, .readQuestions) { visit in
            .page(RegisterPage(visit: visit, file: try await scrutiny.registerFile(), missing: documents.whatIsMissing).page)
        }
        site.get(ScrutinyPlaces.previewRegister, .readQuestions) { visit in
            .page(RegisterPage(visit: visit, file: try await scrutiny.registerFile(), missing: []).preview)
        }
        site.post(ScrutinyPlaces.proposeRegister, .proposePublication) { visit in
            try await scrutiny.proposeRegister(today: visit.today, by: visit.changer)
            return .seeOther(ScrutinyPlaces.register.path)
        }
        site.post(ScrutinyPlaces.withdrawRegister, .proposePublication) { visit in
            try await scrutiny.withdrawRegister(by: visit.changer)
            return .seeOther(ScrutinyPlaces.register.path)
        }
        site.post(ScrutinyPlaces.settleRegister, .proposePublication) { visit in
            let file = try await scrutiny.registerFile()
            guard let problem = file.check.problems.first(where: { $0.code == visit.form["point"] }) else { throw NotFound() }
            guard problem.maySettle else { throw Problems("", "No reason settles this point. \(problem.mend)") }
            var reader = FormReader(visit.form)
            let reason = reader.text("reason", "Give the reason why this point may stay as it is. It is kept with your name.", limit: 1000)
            try reader.finish()
            try await scrutiny.settleRegister(problem.id, reason: reason, today: visit.today, by: visit.changer)
            return .seeOther(ScrutinyPlaces.register.path)
        }
        site.post(ScrutinyPlaces.publishRegister, .publishReport) { visit in
            let digest = try await scrutiny.publishRegister(today: visit.today, documents: documents, by: visit.changer)
            return .seeOther(ScrutinyPlaces.published(digest))
        }
    }
}
