/// A place in the main navigation, shown to those who may act there. What lies below it stands on a line of its own while one is in it.
package struct NavigationItem: Sendable {
    let title: String
    let place: Place
    let act: Act
    let below: [NavigationItem]

    package init(_ title: String, _ place: Place, _ act: Act) {
        self.title = title
        self.place = place
        self.act = act
        below = []
    }

    /// - Parameter below: the places of this part of the work, the first of which the item itself leads to.
    package init?(_ title: String, below: [NavigationItem]) {
        guard let first = below.first else { return nil }
        self.title = title
        place = first.place
        act = first.act
        self.below = below
    }

    /// What this person may open of it: itself, or the places below it.
    func open(to visit: Visit) -> [NavigationItem] { (below.isEmpty ? [self] : below).filter { visit.may($0.act) } }

    func holds(_ path: String) -> Bool {
        ([self] + below).contains { path == $0.place.path || path.hasPrefix($0.place.path + "/") }
    }
}

/// The navigation as one person sees it on one page.
struct Navigation: Sendable {
    let visit: Visit

    /// The main line: at most six items for most roles, so that the eye finds the place.
    var main: HTML {
        let items = visit.site.navigation.compactMap { item -> HTML? in
            let open = item.open(to: visit)
            guard let first = open.first else { return nil }
            return link(open.count == 1 ? first.title : item.title, first.place, isHere: item.holds(visit.path))
        }
        return items.isEmpty ? "" : "<nav aria-label=\"Main\"><ul class=\"nav\">\(items)</ul></nav>"
    }

    /// The places beside this one, where there are several.
    var beside: HTML? {
        guard let here = visit.site.navigation.first(where: { $0.holds(visit.path) }), !here.below.isEmpty else { return nil }
        let open = here.open(to: visit)
        guard open.count > 1 else { return nil }
        let items = open.map { link($0.title, $0.place, isHere: $0.holds(visit.path)) }
        return "<nav class=\"beside\" aria-label=\"\(here.title)\"><div class=\"wrap\"><ul class=\"nav\">\(items)</ul></div></nav>"
    }

    private func link(_ title: String, _ place: Place, isHere: Bool) -> HTML {
        let isThisPage = visit.path == place.path
        let mark: HTML = isThisPage ? " aria-current=\"page\"" : isHere ? " aria-current=\"true\"" : ""
        return "<li><a href=\"\(place.path)\"\(mark)>\(title)</a></li>"
    }
}
