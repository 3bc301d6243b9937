/// One step of the golden thread, from an inspection to what the public was told.
package struct ThreadStep: Sendable {
    package enum Standing: Sendable {
        case here, there, gap
        /// No step, but a link to the page of the whole thread.
        case pull
    }

    let title: String
    let note: String
    let path: String?
    let standing: Standing
    /// True for the step of a page that shows the whole thread: of a finding, of an action.
    let showsWhole: Bool

    /// - Parameters:
    ///   - note: what is there, or what is missing: “no measure linked yet”.
    ///   - path: nil where there is no page or this person may not open it.
    ///   - showsWhole: true on the step of a finding or an action; every other page shows the thread on one line.
    package init(_ title: String, _ note: String, path: String? = nil, _ standing: Standing = .there, showsWhole: Bool = false) {
        self.title = title
        self.note = note
        self.path = path
        self.standing = standing
        self.showsWhole = showsWhole
    }
}

extension [ThreadStep] {
    /// The steps alone, for the page of the whole thread.
    package var withoutPull: [ThreadStep] { filter { $0.standing != .pull } }

    /// The thread above a page: whole on findings and actions, on one line elsewhere, and on a phone folded under a summary.
    package var strip: HTML? {
        let steps = withoutPull
        guard !steps.isEmpty else { return nil }
        let isWhole = steps.contains(where: \.showsWhole)
        return """
            <nav aria-label="Golden thread" class="golden">\(isWhole ? whole : line)\
            <details class="folded"><summary>Golden thread\(summary)</summary>\(whole)</details></nav>
            """
    }

    /// Every step with its note under it.
    private var whole: HTML { "<ol class=\"thread\">\(items { "<small>\($0.note)</small>" })</ol>\(pulls)" }

    /// The titles alone; what is missing is drawn, and said to those who do not see it.
    private var line: HTML {
        let end = pullLinks.map { "<li class=\"pull\">\($0)</li>" as HTML }
        return "<ol class=\"line\">\(items { "<small class=\"unseen\"> \($0.note)</small>" })\(end)</ol>"
    }

    private func items(_ note: (ThreadStep) -> HTML) -> [HTML] {
        withoutPull.map { step -> HTML in
            let title: HTML = step.path.map { "<a href=\"\($0)\">\(step.title)</a>" } ?? "\(step.title)"
            let manner: HTML =
                switch step.standing {
                case .here: " aria-current=\"step\""
                case .there, .pull: ""
                case .gap: " class=\"gap\""
                }
            return "<li\(manner)>\(title)\(note(step))</li>"
        }
    }

    /// Where this page is, and how many gaps there are.
    private var summary: HTML {
        let gaps = count { $0.standing == .gap }
        let here = first { $0.standing == .here }.map { ": \($0.title.lowercased())" } ?? ""
        return "\(here)\(gaps == 0 ? "" : gaps == 1 ? ", 1 gap" : ", \(gaps) gaps")"
    }

    private var pullLinks: [HTML] {
        compactMap { step -> HTML? in
            guard step.standing == .pull, let path = step.path else { return nil }
            return "<a href=\"\(path)\">\(step.title)</a>"
        }
    }

    private var pulls: HTML? { pullLinks.isEmpty ? nil : "<p class=\"pull\">\(pullLinks.joined(" · "))</p>" }
}
