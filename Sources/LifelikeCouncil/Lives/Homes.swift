import Vocabulary

/// Where a child in care lives, and the episodes that home and legal status make together.
extension Life {
    private struct Home {
        let id: String
        let place: String
        let provider: String
        let postcode: String
        let urn: String
        let miles: Int
        let until: Day
        let leftBecause: String
    }

    mutating func episodes(_ child: LifelikeChild, _ course: Course, from start: Day) -> [CareEpisode] {
        var episodes: [CareEpisode] = []
        var day = start
        var home = home(child, course, from: start, first: true)
        var legal = self.legal(course, on: start)
        var reason = "S"
        while day < course.end {
            let nextLegal = course.legal.first { $0.day > day }?.day ?? course.end
            let end = min(nextLegal, home.until, course.end)
            let last = end >= course.end
            episodes.append(
                CareEpisode(
                    id: id("Z"), placement: home.id, start: day, end: end, beganBecause: reason, legal: legal, place: home.place,
                    provider: home.provider, endedBecause: last ? course.because : "X1",
                    changedBecause: end == home.until && !last ? home.leftBecause : "", postcode: home.postcode, urn: home.urn,
                    miles: home.miles))
            guard !last else { break }
            let moved = end == home.until
            let newLegal = self.legal(course, on: end)
            if moved { home = self.home(child, course, from: end, first: false) }
            reason = moved ? (newLegal == legal ? "P" : "B") : "L"
            (legal, day) = (newLegal, end)
        }
        return episodes
    }

    private func legal(_ course: Course, on day: Day) -> String {
        course.legal.last { $0.day <= day }?.code ?? course.legal.first?.code ?? "V2"
    }

    private mutating func home(_ child: LifelikeChild, _ course: Course, from day: Day, first: Bool) -> Home {
        let status = legal(course, on: day)
        if let adoption = course.adoption, day >= adoption.placed { return adoptiveHome(course) }
        let place = Life.codeInUse(place(age: child.age(on: day), status), on: day)
        var until = day + (first ? dice.along(4, 20, 60, 150, 320, 700) : dice.along(60, 200, 420, 800, 1500))
        var because = dice.weighted(
            ["CARPL": 46, "CREQB": 14, "CREQO": 8, "CHILD": 9, "LAREQ": 8, "CLOSE": 4, "ALLEG": 2, "STAND": 2, "OTHER": 7],
            otherwise: "CARPL")
        let sixteenth = child.start.adding(months: 192)
        if ["H5", "K3", "P2"].contains(place) { until = max(until, day + 120) }
        if place == "P2", until > Day.set(2023, 10, 28), day < Day.set(2023, 10, 28) { until = .set(2023, 10, 28) }
        if place == "P1" {
            // A home with parents rests on the order; it ends with it.
            until = min(until, course.legal.first { $0.day > day }?.day ?? until)
        }
        if let adoption = course.adoption, until > adoption.placed, day < adoption.placed { (until, because) = (adoption.placed, "CARPL") }
        if until < sixteenth, sixteenth - until < 10 { until = sixteenth + 10 }
        let far = dice.chance(0.19)
        return Home(
            id: id("H"), place: place, provider: provider(place),
            postcode: place == "P1"
                ? child.home : "\(far ? "QX" : "MZ")\(dice.whole(1...28)) \(dice.whole(1...9))\(dice.pick(["AB", "DE", "FG", "HJ"]))",
            urn: ["K2", "K3", "H5"].contains(place) ? "SC\(dice.whole(400_000...499_999))" : "",
            miles: place == "P1" ? 0 : far ? dice.whole(21...90) : dice.whole(1...20),
            until: until, leftBecause: because)
    }

    private mutating func adoptiveHome(_ course: Course) -> Home {
        Home(
            id: id("H"), place: "A6", provider: "PR1", postcode: "QX\(dice.whole(1...28)) 4AB", urn: "", miles: dice.whole(22...60),
            until: course.end + 1, leftBecause: "")
    }

    /// Semi-independent living is no code for a placement that begins after 31 March 2025; supported accommodation took its place.
    private static func codeInUse(_ place: String, on day: Day) -> String { place == "H5" && day > Day.set(2025, 3, 31) ? "K3" : place }

    private mutating func place(age: Int, _ legal: String) -> String {
        if legal == "C1" || legal == "C2", dice.chance(0.07) { return "P1" }
        if age >= 16 { return dice.weighted(["U6": 40, "H5": 36, "K2": 16, "U4": 8], otherwise: "U6") }
        if age >= 11 { return dice.weighted(["U6": 62, "K2": 18, "U3": 10, "U4": 9, "K1": 0.4], otherwise: "U6") }
        return dice.weighted(["U6": 68, "U3": 19, "U4": 11, "R3": age < 2 ? 3 : 0], otherwise: "U6")
    }

    private mutating func provider(_ place: String) -> String {
        switch place {
        case "P1": "PR0"
        case "K2", "K3", "H5": dice.weighted(["PR4": 8, "PR1": 1.5, "PR5": 0.8], otherwise: "PR4")
        case "K1": "PR2"
        case "R3": "PR4"
        case "U3", "U1": "PR1"
        default: dice.weighted(["PR1": 66, "PR4": 28, "PR5": 6], otherwise: "PR1")
        }
    }
}
