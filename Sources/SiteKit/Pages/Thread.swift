/// One step of the thread from an inspection to what the committee was told.
package struct ThreadStep: Sendable {
    package enum Standing: Sendable { case here, there, gap }

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
    var strip: HTML? {
        guard !isEmpty else { return nil }
        let steps = map { step -> HTML in
            let title: HTML = step.path.map { "<a href=\"\($0)\">\(step.title)</a>" } ?? "\(step.title)"
            let manner: HTML =
                switch step.standing {
                case .here: " aria-current=\"step\""
                case .there: ""
                case .gap: " class=\"gap\""
                }
            return "<li\(manner)>\(title)<small>\(step.note)</small></li>"
        }
        return "<nav aria-label=\"The thread\"><ol class=\"thread\">\(steps)</ol></nav>"
    }
}
