# Parley in a container: docker build -t parley . && docker run -p 4000:4000 parley
# Debian, not Alpine: the embedded engine needs glibc 2.34 or later.
FROM node:22-bookworm-slim AS build
WORKDIR /parley
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PARLEY_DATA=/data
WORKDIR /parley
COPY --from=build /parley/package.json ./
COPY --from=build /parley/node_modules node_modules
COPY --from=build /parley/bin bin
COPY --from=build /parley/dist dist
COPY --from=build /parley/cypher cypher
COPY --from=build /parley/dossiers dossiers
COPY --from=build /parley/schema schema
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4000) + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/parley.mjs", "serve"]
