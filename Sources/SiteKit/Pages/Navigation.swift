/// Places that every part of the site may link to.
package enum SitePlaces {
    /// What is everybody’s first page after signing in.
    package static let home = Place("/home")
    package static let settings = Place("/settings")
    package static let search = Place("/search")
}

/// A place in the main navigation, shown to those who may act there. What lies below it has a line of its own while one is in it.
package struct NavigationItem: Sendable {
    let title: String
    let place: Place
    /// Whoever may do one of these sees it.
    let acts: [Act]
    let below: [NavigationItem]
    /// Further places that belong to it.
    let holding: [Place]

    package init(_ title: String, _ place: Place, _ act: Act) { self.init(title, place, anyOf: [act]) }

    /// - Parameter holding: places elsewhere that belong to it, so that the navigation shows where one is.
    package init(_ title: String, _ place: Place, anyOf acts: [Act], holding: [Place] = []) {
        self.title = title
        self.place = place
        self.acts = acts
        self.holding = holding
        below = []
    }

    /// - Parameter below: the places of this part of the work, the first of which the item itself leads to.
    package init?(_ title: String, below: [NavigationItem]) {
        guard let first = below.first else { return nil }
        self.title = title
        place = first.place
        acts = first.acts
        holding = []
        self.below = below
    }

    /// What this person may open of it: itself, or the places below it.
    func open(to request: PageRequest) -> [NavigationItem] {
        (below.isEmpty ? [self] : below).filter { item in item.acts.contains(where: request.may) }
    }

    /// How much of this address is the address of this item or of a place below it; nil where it is elsewhere.
    func match(_ path: String) -> Int? {
        let places = [place] + holding + below.flatMap { [$0.place] + $0.holding }
        return places.filter { path == $0.path || path.hasPrefix($0.path + "/") }.map(\.path.count).max()
    }
}

/// The navigation as one person sees it on one page.
struct Navigation: Sendable {
    let request: PageRequest

    /// Where this page is: the item whose address it begins with, and the longest of those where there are several.
    private func here(among items: [NavigationItem]) -> Int? {
        items.enumerated().compactMap { index, item in item.match(request.path).map { (index, $0) } }.max { $0.1 < $1.1 }?.0
    }

    /// The main line: one word an item, by the work.
    var main: HTML {
        let here = here(among: request.site.navigation)
        let items = request.site.navigation.enumerated().compactMap { index, item -> HTML? in
            let open = item.open(to: request)
            guard let first = open.first else { return nil }
            return link(open.count == 1 ? first.title : item.title, first.place, isHere: index == here)
        }
        return items.isEmpty ? "" : "<nav aria-label=\"Main\"><ul class=\"nav\">\(items)</ul></nav>"
    }

    /// The places beside this one, where there are several.
    var beside: HTML? {
        guard let index = here(among: request.site.navigation) else { return nil }
        let part = request.site.navigation[index]
        let open = part.open(to: request)
        guard !part.below.isEmpty, open.count > 1 else { return nil }
        let here = here(among: open)
        let items = open.enumerated().map { link($1.title, $1.place, isHere: $0 == here) }
        return "<nav class=\"beside\" aria-label=\"\(part.title)\"><div class=\"wrap\"><ul class=\"nav\">\(items)</ul></div></nav>"
    }

    private func link(_ title: String, _ place: Place, isHere: Bool) -> HTML {
        let isThisPage = request.path == place.path
        let mark: HTML = isThisPage ? " aria-current=\"page\"" : isHere ? " aria-current=\"true\"" : ""
        return "<li><a href=\"\(place.path)\"\(mark)>\(title)</a></li>"
    }
}
