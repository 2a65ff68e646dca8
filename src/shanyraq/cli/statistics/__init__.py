"""The commands of `shanyraq statistics`: series by region with their sources, and the line the law makes of them."""
