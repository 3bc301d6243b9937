/// One step of the thread from an inspection to what the public was told.
package struct ThreadStep: Sendable {
    package enum Standing: Sendable {
        case here, there, gap
        /// No step, but the way to the whole line on one page.
        case pull
    }

    let title: String
    let note: String
    let path: String?
    let standing: Standing

    /// - Parameters:
    ///   - note: what is there, or what is missing: “no measure linked yet”.
    ///   - path: nil where there is no page or this person may not open it.
    package init(_ title: String, _ note: String, path: String? = nil, _ standing: Standing = .there) {
        self.title = title
        self.note = note
        self.path = path
        self.standing = standing
    }
}

extension [ThreadStep] {
    /// The steps alone, for the page that the way to the whole line leads to.
    package var withoutPull: [ThreadStep] { filter { $0.standing != .pull } }

    package var strip: HTML? {
        let line = withoutPull
        guard !line.isEmpty else { return nil }
        let steps = line.map { step -> HTML in
            let title: HTML = step.path.map { "<a href=\"\($0)\">\(step.title)</a>" } ?? "\(step.title)"
            let manner: HTML =
                switch step.standing {
                case .here: " aria-current=\"step\""
                case .there, .pull: ""
                case .gap: " class=\"gap\""
                }
            return "<li\(manner)>\(title)<small>\(step.note)</small></li>"
        }
        return "<nav aria-label=\"The thread\"><ol class=\"thread\">\(steps)</ol>\(pulls)</nav>"
    }

    private var pulls: HTML? {
        let links = compactMap { step -> HTML? in
            guard step.standing == .pull, let path = step.path else { return nil }
            return "<a href=\"\(path)\">\(step.title)</a>"
        }
        return links.isEmpty ? nil : "<p class=\"pull\">\(links.joined(" · "))</p>"
    }
}
